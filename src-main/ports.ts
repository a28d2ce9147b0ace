import type { Licence } from '../src-preload/contract/models/about.ts';
import type { Notice } from '../src-preload/contract/models/background.ts';

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
 * time; the other three throw `AppError` `not_supported` where the store cannot be used, and `storage` `corrupt` where what it sealed is
 * damaged. What another key sealed may be answered as rubbish, so that a caller keeps a check value.
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

export type PowerEvent = 'suspend' | 'resume' | 'lock_screen' | 'unlock_screen' | 'on_battery' | 'on_mains';

/** What the machine says of its power and of the person before it. Where the system does not say, it is on mains and never idle. */
export type Power = {
  isOnBattery(): boolean;
  /** Whole seconds since the person's last input in any program. */
  idleSeconds(): number;
  /** Calls the listener at each of these moments. Answers its own off. */
  on(event: PowerEvent, listener: () => void): () => void;
};

/** Whether the machine has a network at all; that a server can be reached it does not say. */
export type Network = {
  isOnline(): boolean;
  onChanged(listener: (isOnline: boolean) => void): () => void;
};

/** Tells the person something outside of the window. What it cannot show is gone: nothing may depend on a notice. */
export type Notifier = { show(notice: Notice): void };

/** The system's own dialogs for files. Answers an absolute path, or null where the person chose nothing or there is nobody to ask. */
export type FilePicker = {
  choose(question: { as: 'save' | 'open' | 'folder'; suggestedName: string; extensions: readonly string[] }): Promise<string | null>;
};

/** A variable of the environment that the program was started in, or null where it is not set. */
export type Environment = (name: string) => string | null;

/** Lines of the log as they were written. */
export type LogArchive = { newestFirst(): string[] };

/** What the program and its surroundings are, in words for a support bundle. */
export type About = { version: string; electron: string | null; chrome: string | null; node: string; system: string };

/** The packages of which something is in the program, as its build wrote them down; none where it was not built. */
export type Licences = { list(): Licence[] };

/** The system's file manager. False where it did not come, or there is none. */
export type FolderViewer = {
  show(folder: string): Promise<boolean>;
  /** Opens a file's folder with the file chosen; false where the file is gone or there is no desktop. */
  showFile(file: string): boolean;
};

/** The disk that the data folder lies on. */
export type Disk = {
  /** Bytes that this user may still write; null where the system does not say. */
  freeBytes(): Promise<number | null>;
};

/** Files that lie outside of the data folder: where the person or a program said. */
export type OutsideFiles = {
  /**
   * Writes a private file (0600) beside its place, flushes it, lets `check` read it back, and only then gives it its name: what stood
   * there stays until then. Answers its bytes. Fails `storage`, and as `check` does.
   */
  write(file: string, chunks: AsyncIterable<Uint8Array>, check?: (chunks: AsyncIterable<Uint8Array>) => Promise<void>): Promise<number>;
  /** A regular file of at most `maxBytes`, through one open handle. Fails `file_refused` or `storage`; `changed_while_read` at its end. */
  read(file: string, maxBytes: number): AsyncIterable<Uint8Array>;
  /** Names of what lies in a folder. Fails `file_refused` `not_found` or `storage`. */
  list(folder: string): Promise<string[]>;
  /** Removes a file; one that is gone is no failure. Fails `storage`. */
  remove(file: string): Promise<void>;
};

export type Ports = { clock: Clock; chance: Chance; log: Log; keyStore: KeyStore; paths: Paths; power: Power; network: Network; notifier: Notifier; picker: FilePicker; logs: LogArchive; outside: OutsideFiles; environment: Environment; disk: Disk; about: About; licences: Licences; folders: FolderViewer };
