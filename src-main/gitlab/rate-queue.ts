import type { Priority } from './gitlab.ts';
import { RATE_CLASSES, type RateClass } from './routes.ts';

/** Somebody who waits for a turn. */
export type Waiter = { rate: RateClass; priority: Priority; start(): void; refuse(reason: Error): void };

type Line = { waiting: Array<Waiter & { ticket: number }> };

/** Waiting lines, one per priority and class, so that a class that must pause holds up no other. */
export const createRateQueue = () => {
  const lines = new Map<Priority, Line[]>(
    (['person', 'background'] as const).map((priority) => [priority, RATE_CLASSES.map(() => ({ waiting: [] }))]),
  );
  let tickets = 0;
  const all = (): Line[] => [...lines.values()].flat();

  return {
    add(waiter: Waiter): void {
      tickets += 1;
      lines.get(waiter.priority)?.[RATE_CLASSES.indexOf(waiter.rate)]?.waiting.push({ ...waiter, ticket: tickets });
    },
    /** The first of each line. */
    heads(): Waiter[] {
      return all().flatMap(({ waiting }) => waiting.slice(0, 1));
    },
    /** Takes out the one that is next: a person before background, then who came first, among the heads that are `ready`. */
    takeFirst(ready: (waiter: Waiter) => boolean): Waiter | null {
      for (const ofPriority of lines.values()) {
        const candidates = ofPriority.filter(({ waiting: [head] }) => head !== undefined && ready(head));
        const next = candidates.toSorted((a, b) => (a.waiting[0]?.ticket ?? 0) - (b.waiting[0]?.ticket ?? 0))[0];
        const waiter = next?.waiting.shift();
        if (waiter !== undefined) return waiter;
      }
      return null;
    },
    /** Takes out every line whose head is `over`; all of a line are alike in what matters. */
    takeAll(over: (waiter: Waiter) => boolean): Waiter[] {
      return all().flatMap(({ waiting }) => {
        const [head] = waiting;
        return head !== undefined && over(head) ? waiting.splice(0) : [];
      });
    },
  };
};
