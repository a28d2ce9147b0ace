import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process or thread has ended since it was listed.
    return '';
  }
};

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** A process and all that it started, on Linux. */
const processesBelow = (root: number): number[] => {
  const all = readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid) ?? 0));
  return all.filter(isBelow);
};

const kilobytes = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

const switches = (pid: number): number => {
  const tasks = read(`/proc/${pid}/status`) === '' ? [] : readdirSync(`/proc/${pid}/task`);
  return tasks.reduce((sum, task) => sum + Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`/proc/${pid}/task/${task}/status`))?.[1] ?? 0), 0);
};

/** Proportional memory of all processes, in MB. */
export const memoryOf = (root: number): number => processesBelow(root).reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024;

/** How often all threads of all processes went to sleep so far: as often something woke them. */
export const wakeUpsOf = (root: number): number => processesBelow(root).reduce((sum, pid) => sum + switches(pid), 0);
