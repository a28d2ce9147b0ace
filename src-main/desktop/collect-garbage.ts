import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8 takes its hint for a thorough collection only as this function, which a new context gets while the flag is set. */
const takeCollector = (): unknown => {
  setFlagsFromString('--expose-gc');
  try {
    const collector: unknown = runInNewContext('gc');
    return collector;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
};

/** Frees what nobody holds any more and gives the pages back to the system. Takes some 30 ms, in which nothing else happens. */
export const collectGarbage = (): void => {
  const collect = takeCollector();
  if (typeof collect !== 'function') return;
  // The first frees, the second gives the freed pages back.
  Reflect.apply(collect, undefined, []);
  Reflect.apply(collect, undefined, [{ type: 'major', execution: 'sync', flavor: 'last-resort' }]);
};
