import type { VirtualClock } from '../clock.ts';
import type { Profile } from '../profile.ts';
import type { ExecutedAction, LabelRecord, Mention, MilestoneRecord, NoteRecord, UploadRecord } from './issue-records.ts';
import { createIssueStore, type IssueStore } from './issue-store.ts';
import type {
  DeployKeyRecord,
  DeployTokenRecord,
  GroupRecord,
  ProjectRecord,
  TokenRecord,
  UserRecord,
} from './records.ts';

/** What an administrator sets for the whole server; a test may change it at any time. */
export type Settings = {
  /** Off: nobody but an administrator may touch push mirrors, and none runs. */
  mirrorAvailable: boolean;
  /** Silent Mode: mirrors look disabled and do not run. */
  silentMode: boolean;
  /** Refuses writes with 503. */
  maintenance: boolean;
  /** `allow_local_requests_from_web_hooks_and_services`. On by default here, since all servers of the double are local; GitLab's own default is off. */
  allowLocalRequests: boolean;
  /** Uploads lie in an object storage with this address: downloads are answered with a redirect to it. null: they come from the server itself. */
  objectStorage: string | null;
};

/** Everything one server knows. Only the functions beside this file change it. */
export type ServerState = {
  readonly profile: Profile;
  readonly clock: VirtualClock;
  readonly settings: Settings;
  /** Where it really listens, with the relative root; set once it does. */
  url: string;
  readonly users: Map<number, UserRecord>;
  readonly groups: Map<number, GroupRecord>;
  readonly projects: Map<number, ProjectRecord>;
  /** Lower-case full path → id, for projects as they are and as they were. */
  readonly projectPaths: Map<string, number>;
  readonly oldProjectPaths: Map<string, number>;
  readonly groupPaths: Map<string, number>;
  readonly tokens: Map<number, TokenRecord>;
  readonly tokensByValue: Map<string, TokenRecord>;
  readonly deployTokens: DeployTokenRecord[];
  readonly deployKeys: DeployKeyRecord[];
  /** By holder, then by name. */
  readonly labels: Map<string, Map<string, LabelRecord>>;
  readonly labelsById: Map<number, LabelRecord>;
  readonly milestones: Map<number, MilestoneRecord>;
  readonly issues: IssueStore;
  /** By issue id, oldest first. */
  readonly notes: Map<number, NoteRecord[]>;
  readonly mentions: Mention[];
  readonly quickActions: ExecutedAction[];
  /** By secret. */
  readonly uploads: Map<string, UploadRecord>;
  nextId(kind: string): number;
};

export const createServerState = (profile: Profile, clock: VirtualClock): ServerState => {
  const counters = new Map<string, number>();
  return {
    profile,
    clock,
    settings: { mirrorAvailable: true, silentMode: false, maintenance: false, allowLocalRequests: true, objectStorage: null },
    url: '',
    users: new Map(),
    groups: new Map(),
    projects: new Map(),
    projectPaths: new Map(),
    oldProjectPaths: new Map(),
    groupPaths: new Map(),
    tokens: new Map(),
    tokensByValue: new Map(),
    deployTokens: [],
    deployKeys: [],
    labels: new Map(),
    labelsById: new Map(),
    milestones: new Map(),
    issues: createIssueStore(),
    notes: new Map(),
    mentions: [],
    quickActions: [],
    uploads: new Map(),
    nextId: (kind) => {
      const id = (counters.get(kind) ?? 0) + 1;
      counters.set(kind, id);
      return id;
    },
  };
};

/** The address that answers carry: the configured one, else the real one. */
export const externalUrl = (state: ServerState): string => state.profile.externalUrl ?? state.url;
