import type { Deps } from '../deps.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { End } from '../mirrors/ends.ts';
import type { CopySetup } from '../rules/issues/setup.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import type { AtHand } from './at-hand.ts';
import type { KnownCopies } from './known-copies.ts';
import type { OpenCopies } from './open-copies.ts';
import type { ServerTimes } from './server-times.ts';
import type { TargetNames } from './target-names.ts';

export type IssueDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance' | 'log' | 'spools'>;

export type Side = End & { gitlab: GitLab };

/** What is the same for all issues of one run. */
export type Run = {
  deps: IssueDeps;
  mirror: StoredMirror;
  sync: StoredIssueSync;
  source: Side;
  target: Side;
  setup: CopySetup;
  names: TargetNames;
  times: ServerTimes;
  known: KnownCopies;
  atHand: AtHand;
  openCopies: OpenCopies;
  /** GitLab may call itself otherwise than we do: its own addresses of issues say how. */
  learnHost(webUrl: string): void;
};
