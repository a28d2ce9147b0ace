import type { Role } from '../../src-preload/contract/models/operator.ts';
import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { callsOf } from '../rules/access.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Identity } from '../secrets/proof.ts';
import type { OperatorRepo, StoredOperator } from '../store/vault-store.ts';

/** One way in: the window, one connection of the command line. Who came in that way, and whether the door was shut behind them. */
export type Session = {
  /** What the one who is in may do; null = nobody is in. Asked anew for each call: a role that was taken away is gone at once. */
  role(): Role | null;
  /** Who is signed in by name. */
  operator(): StoredOperator | null;
  enter(identity: Identity): void;
  leave(): void;
  /** The vault as it is for this way in. */
  status(): Promise<VaultStatus>;
};

type Deps = { vault: Vault; operators: Pick<OperatorRepo, 'all'> };

const createSession = ({ vault, operators }: Deps): Session => {
  let identity: Identity | null = null;
  /** Without operators the OS account is the operator and is in from the start, until the door is locked. */
  let isShut = false;

  const operator = () => operators.all().find((one) => one.id === identity?.operator?.id) ?? null;

  const role = (): Role | null => {
    if (isShut) return null;
    if (operators.all().length === 0) return 'administrator';
    if (identity === null) return null;
    return identity.operator === null ? 'administrator' : (operator()?.role ?? null);
  };

  return {
    role,
    operator,
    enter(who) {
      identity = who;
      isShut = false;
    },
    leave() {
      identity = null;
      isShut = true;
    },
    async status() {
      const status = { ...(await vault.status()), may: callsOf(role()) };
      const who = operator();
      if (role() === null && status.state === 'unlocked') return { ...status, state: 'locked', lockedBecause: 'signed_out', operator: null };
      return { ...status, operator: role() === null || who === null ? null : { name: who.name, role: who.role } };
    },
  };
};

export type Sessions = ReturnType<typeof createSessions>;

/** All the ways in that are open now. */
export const createSessions = (deps: Deps) => {
  const all = new Set<Session>();
  return {
    open(): Session & { end(): void } {
      const session = createSession(deps);
      all.add(session);
      return { ...session, end: () => void all.delete(session) };
    },
    leaveAll(): void {
      for (const session of all) session.leave();
    },
  };
};
