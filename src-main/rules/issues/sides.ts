/** The project that issues come from. `url` is the instance's canonical address, `hosts` its host keys: today's first, then former ones. */
export type SourceSide = { url: string; hosts: readonly string[]; projectId: number; path: string };

/** The project that the copies are made in; the rest as on the source. */
export type TargetSide = { hosts: readonly string[]; projectId: number; path: string };

/** A project where it is named in a tag: under one of its host keys. */
export type Place = { host: string; projectId: number };
