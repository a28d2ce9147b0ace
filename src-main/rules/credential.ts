import type { CredentialState } from '../../src-preload/contract/models/mirror.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';

const DAY = 24 * 60 * 60 * 1000;
/** So many days at most are taken off, so that credentials made together do not end together. */
const SPREAD_DAYS = 60;
const MAINTAINER = 40;
const PREFIX = 'mirror-maestro';

/**
 * When a new credential ends: `credentialDays` (61 to 365) less 0 to 60 whole days, at midnight UTC, since GitLab keeps a date
 * and lets the token end at its beginning (contract.md A.1). `fraction` in [0, 1) chooses the days.
 */
export const credentialExpiry = (now: number, credentialDays: number, fraction: number): number => {
  const days = credentialDays - Math.floor(fraction * (SPREAD_DAYS + 1));
  return (Math.floor(now / DAY) + days) * DAY;
};

/** State of a credential that exists; one without an end is active. Twin place: the SQL of store/mirror repository. */
export const credentialState = (expiresAt: number | null, now: number, warningDays: number): Exclude<CredentialState, 'none'> => {
  if (expiresAt === null) return 'active';
  if (expiresAt <= now) return 'expired';
  return expiresAt - now <= warningDays * DAY ? 'expiring' : 'active';
};

/** What the credential of a mirror must be able to do, and on which side it is made. GitLab's scope and role words. */
export const credentialPlan = (direction: Direction): { scopes: string[]; accessLevel: number; on: 'source' | 'target' } =>
  direction === 'push'
    ? { scopes: ['write_repository'], accessLevel: MAINTAINER, on: 'target' }
    : { scopes: ['read_repository'], accessLevel: MAINTAINER, on: 'source' };

/** The name by which a token is found again after a crash: it carries the intent that made it. */
export const tokenName = (installation: string, intentUid: string): string => `${PREFIX}/${installation}/${intentUid}`;

/** Whether a token was made by this installation; another machine's tokens are left alone. */
export const isOurTokenName = (name: string, installation: string): boolean => {
  const start = `${PREFIX}/${installation}/`;
  return name.startsWith(start) && name.length > start.length && !name.slice(start.length).includes('/');
};

/**
 * The group whose token a mirror uses: the named one, or the top-level group of the remote project. null where the named one is not
 * above the project.
 */
export const groupOfCredential = (projectPath: string, named: string | null): string | null => {
  const group = named ?? projectPath.split('/')[0] ?? '';
  return projectPath.toLowerCase().startsWith(`${group.toLowerCase()}/`) ? group : null;
};
