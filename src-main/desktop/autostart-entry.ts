import path from 'node:path';

/** Where desktops on Linux look for what starts with the session. The XDG rules: a relative path in the variable is to be ignored. */
export const autostartFile = (env: NodeJS.ProcessEnv, home: string): string => {
  const said = env['XDG_CONFIG_HOME'];
  const config = said !== undefined && path.posix.isAbsolute(said) ? said : path.posix.join(home, '.config');
  return path.posix.join(config, 'autostart', 'mirror-maestro.desktop');
};

/** Quoted as the Desktop Entry Specification wants it: once for the argument, once more for the text of the key, and `%` is doubled. */
const quoted = (argument: string): string => `"${argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`;

/** The file that starts a command line with the session. */
export const autostartEntry = (command: readonly string[]): string =>
  ['[Desktop Entry]', 'Type=Application', 'Name=Mirror Maestro', 'Comment=Keeps GitLab projects mirrored', `Exec=${command.map(quoted).join(' ')}`, 'X-GNOME-Autostart-enabled=true', ''].join('\n');
