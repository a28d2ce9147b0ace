import { configurePullMirror } from './configure-pull-mirror.ts';

/**
 * Gives a pull mirror that exists another credential, in place. Unlike making one it is not taken back by switching the mirror off:
 * a rotation that was interrupted is brought to its end by its own job.
 */
export const pointPullMirror: typeof configurePullMirror = { ...configurePullMirror, name: 'point-pull-mirror', undo: () => null };
