import { restoreBackup } from '../restore-backup.ts';
import type { Progress } from '../transfers.ts';
import { openMachine } from '../../../e2e/world/transfer-machine.ts';

/*
 * A process of its own that restores a backup and kills itself at one of its steps:
 * `node restore-and-die.mjs DATA FILE STEP`. The file is locked for the machine's own key. A step that it does not come to prints `whole`.
 */

const [data = '', file = '', wanted = ''] = process.argv.slice(2);

const dieAt = (step: number): ((progress: Progress) => Progress) => {
  let steps = 0;
  const count = (): void => {
    steps += 1;
    // No handler runs and nothing is written any more, as when the power is cut for this one process.
    if (steps === step) process.kill(process.pid, 'SIGKILL');
  };
  return ({ step: tell, did }) => ({
    step(name, total) {
      tell(name, total);
      count();
    },
    did(rows) {
      did(rows);
      count();
    },
  });
};

const machine = await openMachine(data);
const watched = dieAt(Number(wanted));
const { transfers } = machine.deps;
const deps = { ...machine.deps, transfers: { ...transfers, run: <T>(what: Parameters<typeof transfers.run>[0], work: (progress: Progress) => Promise<T>) => transfers.run(what, (progress) => work(watched(progress))) } };
await restoreBackup(deps, { file: { path: file }, how: 'replace', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: ['https://north.example.com', 'https://south.example.com'], tokens: [] });
process.stdout.write('whole');
machine.close();
