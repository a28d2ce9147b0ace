import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const OPENER = fileURLToPath(new URL('open-test-store.ts', import.meta.url));
const CODE = `
import { runnerImport } from 'vite';
const { module: { openFileStore } } = await runnerImport(process.argv[1], { logLevel: 'silent', configFile: false });
openFileStore(process.argv[2]);
process.stdout.write('open');
setInterval(() => undefined, 60_000);
`;

/** Another process that has the store open; rejects with what it complained of. `kill` ends it at once and waits until it is gone. */
export const holdStore = async (file: string): Promise<{ kill(): Promise<void> }> => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', CODE, OPENER, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  const gone = once(child, 'close');
  const opened = once(child.stdout, 'data');
  await Promise.race([opened, gone.then(() => Promise.reject(new Error(complaint)))]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
