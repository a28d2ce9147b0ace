import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Store } from '../store/store.ts';

/** What a kept kind may write: which issues and comments of both sides belong together, and what became of a problem or a line of history. */
export type KeepStore = Pick<Store, 'mirrors' | 'issueLinks' | 'noteLinks' | 'issueProblems' | 'issueRuns' | 'activity'>;

/**
 * Where and when something is kept. `mirrorId` is null only in what no mirror has asked for. `isRecovered`: it was found out later by
 * itself, when nobody who asked for it was there to write a line of the trail.
 */
export type Kept = { store: KeepStore; mirrorId: MirrorId | null; now: number; isRecovered: boolean };
