import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Connection, DoorLimits, GitLab } from './gitlab.ts';
import { createLine, type Line, type LineDeps } from './line.ts';

/** Addresses that are only tried from the form; the oldest goes when there are more. */
const MAX_UNSAVED = 8;
const ADMIN_KNOWN_MS = 10 * 60_000;

/** What is remembered of the last token that was used on a line. */
type Memo = { isAdmin(token: string, readUser: GitLab['readUser']): Promise<boolean> };

/** `clients` by token and priority. */
export type KeptLine = { line: Line; memo: Memo; clients: Map<string, GitLab> };

type Kept = KeptLine & { instanceId: InstanceId | null; address: string };

const addressOf = ({ origin, network, caCertificate }: Connection): string => JSON.stringify([origin, network, caCertificate]);

const createMemo = (now: () => number): Memo => {
  let known: { token: string; isAdmin: boolean; until: number } | null = null;
  return {
    async isAdmin(token, readUser) {
      if (known !== null && known.token === token && known.until > now()) return known.isAdmin;
      const { isAdmin } = await readUser();
      known = { token, isAdmin, until: now() + ADMIN_KNOWN_MS };
      return isAdmin;
    },
  };
};

/** One line per instance, renewed when its address, consent or certificate changes; the token may change on it. */
export const createLines = (deps: LineDeps, initial: DoorLimits) => {
  let limits = initial;
  let kept: Kept[] = [];

  const drop = (over: (one: Kept) => boolean): void => {
    const gone = kept.filter(over);
    kept = kept.filter((one) => !over(one));
    for (const { line } of gone) {
      line.close().catch(() => deps.log.warn('gitlab.close_failed', { instanceId: line.instanceId }));
    }
  };

  return {
    /** Fails `blocked_address` where the address may not be contacted at all. */
    to(connection: Connection): KeptLine {
      const { instanceId } = connection;
      const address = addressOf(connection);
      const known = kept.find((one) => one.instanceId === instanceId && one.address === address);
      if (known !== undefined) return known;
      const made: Kept = { instanceId, address, line: createLine(connection, limits, deps), memo: createMemo(deps.clock.now), clients: new Map() };
      if (instanceId !== null) drop((one) => one.instanceId === instanceId);
      kept.push(made);
      const unsaved = kept.filter((one) => one.instanceId === null);
      if (unsaved.length > MAX_UNSAVED) drop((one) => one === unsaved[0]);
      return made;
    },
    find: (instanceId: InstanceId): Line | null => kept.find((one) => one.instanceId === instanceId)?.line ?? null,
    forget(instanceId: InstanceId): void {
      drop((one) => one.instanceId === instanceId);
    },
    forgetTokens(): void {
      for (const { clients } of kept) clients.clear();
    },
    setLimits(next: Partial<DoorLimits>): void {
      limits = { ...limits, ...next };
      for (const { line } of kept) line.setLimits(limits);
    },
    async close(): Promise<void> {
      const all = kept;
      kept = [];
      await Promise.all(all.map(({ line }) => line.close()));
    },
  };
};
