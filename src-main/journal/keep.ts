import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Store } from '../store/store.ts';

/** What a kept kind may write: which issues and comments of both sides belong together. */
export type KeepStore = Pick<Store, 'mirrors' | 'issueLinks' | 'noteLinks'>;

/** Where and when something is kept. `mirrorId` is null only in what no mirror has asked for. */
export type Kept = { store: KeepStore; mirrorId: MirrorId | null; now: number };
