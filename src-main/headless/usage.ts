/** What `--help` prints, and what is printed on stderr after wrong use. */
export const USAGE = `Usage:
  mirror-maestro [--data DIR] [--hidden] [LINK]       open the window, or only the tray
  mirror-maestro call METHOD [JSON|-] [options]       call one method and print its reply as one JSON line
  mirror-maestro run [--until-idle] [options]         run due jobs without a window
  mirror-maestro methods                              list the methods, one a line
  mirror-maestro --help | --version

Options:
  --data DIR               the data folder (also MIRROR_MAESTRO_DATA)
  --passphrase-file FILE   opens the vault with the passphrase in FILE
  --operator NAME          whose passphrase it is, where people sign in by name
  --secret-file FIELD=FILE call: sets the input's FIELD to the text in FILE; may be given several times
  --wait                   call: waits for the job that the reply names and prints the job
  --check                  call: exit code 1 as well where the answer says that it is not healthy (overview.health)
  --hidden                 shows no window until it is asked for
  --until-idle             run: ends when no job is due

LINK is mirror-maestro://mirror/ID, mirror-maestro://job/ID or mirror-maestro://plan/ID.
JSON is the input; "-" reads it from standard input. A value {"$file": "PATH"} anywhere in it stands for the text of that file.
Where the application already runs on the data folder, the call goes to it.
Exit code: 0 done, 1 a failure or a job that did not succeed, 2 wrong use.
`;
