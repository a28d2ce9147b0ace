import { runScript, say } from './lib/trouble.mjs';
import { ensureSetUp } from './lib/set-up.mjs';

const again = process.argv.includes('--again');

await runScript(async () => {
  const { electron } = await ensureSetUp('tests', { again });
  say(`Ready: Node ${process.versions.node}, Electron ${electron.version}.`);
});
