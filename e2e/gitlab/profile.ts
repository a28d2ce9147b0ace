/** How often one window of 60 s (aligned to the epoch) may see a kind of request; contract A.0.1. Absent is unlimited. */
export type Limits = {
  /** Rack::Attack for all signed-in API requests of one user: 429 in plain text with the whole set of headers. */
  api?: number;
  /** `RateLimit-*` on every answer (new servers) or on 429 only (old ones). Default `always`. */
  headers?: 'always' | 'on_429';
  /** `Retry-After` as a number or, as proxies rewrite it, an HTTP date. Default `seconds`. */
  retryAfter?: 'seconds' | 'date';
  /** Application limits: 429 in JSON with `Retry-After`. */
  projectList?: number;
  projectRead?: number;
  groupList?: number;
  members?: number;
  search?: number;
  noteCreate?: number;
  /** 429 in JSON without any header. */
  issueCreate?: number;
};

/** The limits of gitlab.com per minute, as far as GitLab states them per minute. */
export const GITLAB_COM_LIMITS: Limits = { api: 2000, noteCreate: 60, issueCreate: 200, projectRead: 400, groupList: 200, members: 200, search: 10 };

export type ServerProfile = {
  name: string;
  /** Default `19.3.0`. A suffix is added as GitLab does (`-ee`), unless it has one. */
  version?: string;
  /** Default `ee`. */
  edition?: 'ce' | 'ee';
  /** Default `premium` on `ee`; `ce` is always free. */
  license?: 'free' | 'premium';
  /** gitlab.com: project and group tokens need a licence. */
  saas?: boolean;
  /** For example `/gitlab`. */
  relativeRoot?: string;
  /** The address that the server believes it has; appears in links, clone addresses and redirects. Default: the real one. */
  externalUrl?: string;
  tls?: { key: string; cert: string };
  /** Whether mirrors that run on this server accept the certificates of the double's other servers. Default true. */
  trustsPeers?: boolean;
  limits?: Limits;
  /** Real ms before each answer. */
  latencyMs?: number;
  /** Default 100. */
  perPageMax?: number;
  /** GitLab's 300000: the least time between two runs of a push mirror and before a retry (a fifth of it with protected branches only), and between two runs of a pull mirror. Default 0. */
  mirrorBackoffMs?: number;
  /** Largest upload in MB; default 100. */
  maxAttachmentMb?: number;
  /** The flag `validate_pull_mirror_url`: PUT mirror/pull asks the remote first. Default false. */
  validatesPullUrl?: boolean;
};

/** A profile with its defaults. A test may change it while the server runs: a licence that ends, a server that is upgraded. */
export type Profile = {
  name: string;
  version: string;
  edition: 'ce' | 'ee';
  license: 'free' | 'premium';
  saas: boolean;
  relativeRoot: string;
  externalUrl: string | null;
  tls: { key: string; cert: string } | null;
  trustsPeers: boolean;
  limits: Limits;
  latencyMs: number;
  perPageMax: number;
  mirrorBackoffMs: number;
  maxAttachmentMb: number;
  validatesPullUrl: boolean;
};

export const resolveProfile = (given: ServerProfile): Profile => ({
  name: given.name,
  version: given.version ?? '19.3.0',
  edition: given.edition ?? 'ee',
  license: given.edition === 'ce' ? 'free' : (given.license ?? 'premium'),
  saas: given.saas ?? false,
  relativeRoot: (given.relativeRoot ?? '').replace(/\/+$/, ''),
  externalUrl: given.externalUrl?.replace(/\/+$/, '') ?? null,
  tls: given.tls ?? null,
  trustsPeers: given.trustsPeers ?? true,
  limits: given.limits ?? {},
  latencyMs: given.latencyMs ?? 0,
  perPageMax: given.perPageMax ?? 100,
  mirrorBackoffMs: given.mirrorBackoffMs ?? 0,
  maxAttachmentMb: given.maxAttachmentMb ?? 100,
  validatesPullUrl: given.validatesPullUrl ?? false,
});

const numbers = (version: string): [number, number] => {
  const [major = '0', minor = '0'] = version.split('.');
  return [Number.parseInt(major, 10), Number.parseInt(minor, 10)];
};

/** Whether the server is of this version (`major.minor`) or later. */
export const atLeast = (profile: Profile, version: string): boolean => {
  const [major, minor] = numbers(profile.version);
  const [wantedMajor, wantedMinor] = numbers(version);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
};

/** Whether the licence has repository (pull) mirrors and the other paid features. */
export const isPremium = (profile: Profile): boolean => profile.edition === 'ee' && profile.license === 'premium';
