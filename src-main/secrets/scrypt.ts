import { Worker } from 'node:worker_threads';

/** scrypt's cost: `N` a power of two, memory 128 · N · r bytes. */
export type ScryptCost = { N: number; r: number; p: number };

/**
 * As text, because the bundler would otherwise have to know of a second entry. In a thread of its own, because Electron's
 * asynchronous `scrypt` computes once on the calling thread before it begins.
 */
const CODE = `
const { parentPort, workerData: { passphrase, salt, cost } } = require('node:worker_threads');
const { scryptSync } = require('node:crypto');
const key = scryptSync(passphrase, salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
passphrase.fill(0);
parentPort.postMessage(new Uint8Array(key));
`;

/** 32 bytes from a passphrase, in some 0.4 s for N = 2^17 and r = 8, without holding up the event loop. */
export const scrypt = (passphrase: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> => scryptOfBytes(new TextEncoder().encode(passphrase.normalize('NFKC')), salt, cost);

/** The same for bytes as they are; they are wiped. */
export const scryptOfBytes = (bytes: Uint8Array<ArrayBuffer>, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(CODE, { eval: true, workerData: { passphrase: bytes, salt, cost }, transferList: [bytes.buffer] });
    worker.once('message', (key: Uint8Array) => resolve(Buffer.from(key)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the key was not derived')));
  });
