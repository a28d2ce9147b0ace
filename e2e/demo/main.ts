import { startSampleServers } from './servers.ts';
import { runInTerminal } from './in-terminal.ts';
import { runInWindow } from './in-window.ts';

/** The demo. `argv[2]` is the command that starts Electron as JSON array, or `terminal`. */
const run = async (): Promise<number> => {
  const servers = await startSampleServers();
  try {
    const electron = process.argv[2] ?? 'terminal';
    return electron === 'terminal' ? await runInTerminal(servers) : await runInWindow(servers, electron);
  } finally {
    await servers.double.close();
  }
};

process.exitCode = await run();
