import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** `sun_path` is 104 bytes on macOS and 108 on Linux, with its closing zero. */
const LONGEST_BYTES = 100;

export type SocketAddress = {
  /** What `listen` and `connect` take. */
  path: string;
  /** The folder that must be ours alone; null for a Windows pipe, which lies in none. */
  folder: string | null;
};

type Surroundings = { platform: NodeJS.Platform; temporary: string; user: string };

const here = (): Surroundings => ({ platform: process.platform, temporary: tmpdir(), user: String(process.geteuid?.() ?? userInfo().username) });

/**
 * Where the application that runs on `data` (a real path) can be spoken to. A socket in the data folder; where that path is too
 * long for the system, one in a private folder of this user below the temporary folder; a named pipe on Windows.
 */
export const socketAddress = (data: string, { platform, temporary, user }: Surroundings = here()): SocketAddress => {
  const name = createHash('sha256').update(data).digest('hex').slice(0, 32);
  if (platform === 'win32') return { path: `\\\\.\\pipe\\mirror-maestro-${name}`, folder: null };
  const beside = path.posix.join(data, 'maestro.sock');
  if (Buffer.byteLength(beside) <= LONGEST_BYTES) return { path: beside, folder: data };
  const folder = path.posix.join(temporary, `mirror-maestro-${user}`);
  return { path: path.posix.join(folder, `${name}.sock`), folder };
};
