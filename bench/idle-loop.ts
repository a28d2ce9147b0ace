import { spawn } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const PROGRAM = `const { monitorEventLoopDelay } = require('node:perf_hooks');
const loop = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} });
loop.enable();
process.on('message', () => process.send(loop.percentile(99) / 1e6));
process.on('disconnect', () => process.exit(0));`;

/**
 * How long this process's event loop kept others waiting while `work` ran, and as the floor beside it how long one of a process that does
 * nothing did on the same machine meanwhile: the 99th percentiles, in ms.
 */
export const loopDelays = async (work: () => Promise<void>): Promise<{ own: number; idle: number }> => {
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  try {
    await work();
    loop.disable();
    const idle = await new Promise<number>((resolve) => {
      child.once('message', (p99) => resolve(Number(p99)));
      child.send('tell');
    });
    return { own: loop.percentile(99) / 1e6, idle };
  } finally {
    child.disconnect();
  }
};
