import type { KeyStore } from '../../ports.ts';

export type Probe = Awaited<ReturnType<KeyStore['probe']>>;

const NAMES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'keychain', win32: 'dpapi' };

/** The key store's own name for the screen; Linux has several. */
export const keyStoreName = (platform: NodeJS.Platform, backend: string): string | null => NAMES[platform] ?? (backend === 'unknown' ? null : backend);

/**
 * True where the "sealed" text is sealed with a key that everybody knows. On Linux Chromium falls back to such a key when no
 * keyring answers; only the first bytes of what it sealed tell (`v10`, a keyring's has `v11` or later). macOS writes `v10` as
 * well, but with a key of its keychain.
 */
export const isPlainText = (platform: NodeJS.Platform, sealed: Buffer): boolean => platform === 'linux' && sealed.subarray(0, 3).toString('latin1') === 'v10';

/** Known before anything is sealed: Linux without a keyring that Chromium knows. */
export const isWeakBackend = (platform: NodeJS.Platform, backend: string): boolean => platform === 'linux' && backend === 'basic_text';
