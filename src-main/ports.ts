/** What the application needs from its surroundings; main.ts, the command line and the tests each bring their own. */

/** Wall clock and timers. Times are UTC ms; `after` returns its own cancel. */
export type Clock = {
  now(): number;
  after(ms: number, run: () => void): () => void;
};

/** Sources of chance, so that tests can pin them. */
export type Chance = {
  /** A new sortable unique text: 26 characters, letters and digits. */
  uid(): string;
  /** Evenly spread in [0, 1). */
  fraction(): number;
  bytes(count: number): Uint8Array;
};

export type LogData = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One event name and flat data. The sink redacts once more; no free text, no objects from libraries. */
export type Log = {
  info(event: string, data?: LogData): void;
  warn(event: string, data?: LogData): void;
  error(event: string, data?: LogData): void;
};

/**
 * The operating system's key store in keytar's shape, plus what it is worth. `probe` never throws and answers in bounded
 * time; the other three throw `AppError` `not_supported` where the store cannot be used.
 */
export type KeyStore = {
  probe(): Promise<{ state: 'available' | 'weak' | 'missing' | 'unavailable'; name: string | null }>;
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

/** Folders and files. `data` is private to this user; `migrations` is read-only and part of the program. */
export type Paths = {
  data: string;
  migrations: string;
};

export type Ports = { clock: Clock; chance: Chance; log: Log; keyStore: KeyStore; paths: Paths };
