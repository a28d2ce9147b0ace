import type { BackupCounts } from '../../../src-preload/contract/models/transfer.ts';

export type Section = keyof BackupCounts;
/** A stored value that a backup can hold. */
export type Cell = string | number | null;

type SectionTable = {
  /** What of the live database belongs to it. */
  from: string;
  /** Live column and the type that it has in staging, in the order of the file. */
  columns: Readonly<Record<string, 'INTEGER' | 'TEXT'>>;
  /** Keys and references of the staging table; only columns of sections before it. */
  rules: readonly string[];
};

const READY = "(SELECT id FROM mirrors WHERE setup IN ('ready', 'rotating'))";
const OVERRIDES = { overwrite_diverged: 'INTEGER', trigger_builds: 'INTEGER', only_protected_branches: 'INTEGER', branch_regex: 'TEXT', issue_sync_enabled: 'INTEGER' } as const;

/** Settings that mean the same on another machine; how a window looks or when a machine sleeps is its own. */
export const PORTABLE_SETTINGS = ['credentialDays', 'expiryWarningDays', 'rotateBeforeDays', 'statusMinutes', 'verifyHours', 'guardMirrors', 'requestsPerMinute', 'concurrency'] as const;

/**
 * What a backup is made of, parents before their children: the order of the file and of everything that is done with it. Jobs,
 * intents, activity, plans, operators and key slots stay on their machine; what was observed is asked anew. Mirrors that are just
 * being created or removed are not in it.
 */
export const SECTIONS: Readonly<Record<Section, SectionTable>> = {
  settings: { from: `settings WHERE key IN (${PORTABLE_SETTINGS.map((key) => `'${key}'`).join(', ')}) ORDER BY key`, columns: { key: 'TEXT', value: 'TEXT' }, rules: ['PRIMARY KEY (key)'] },
  secrets: {
    from: `secrets WHERE kind = 'origin_key' OR id IN (SELECT token_secret_id FROM instances) OR id IN (SELECT account_secret_id FROM pairs)
      OR id IN (SELECT secret_id FROM mirror_credentials WHERE slot = 'current' AND mirror_id IN ${READY}) ORDER BY id`,
    columns: { id: 'TEXT', kind: 'TEXT' },
    rules: ['new_id TEXT NOT NULL', 'sealed BLOB NOT NULL', 'PRIMARY KEY (id)'],
  },
  instances: {
    from: 'instances ORDER BY id',
    columns: {
      id: 'INTEGER', name: 'TEXT', origin: 'TEXT', description: 'TEXT', network: 'TEXT', ca_certificate: 'TEXT', token_secret_id: 'TEXT', token_user: 'TEXT', token_user_id: 'INTEGER', token_name: 'TEXT',
      token_scopes: 'TEXT', token_expires_at: 'INTEGER', version: 'TEXT', edition: 'TEXT', tier: 'TEXT', capabilities: 'TEXT', created_at: 'INTEGER',
    },
    rules: ['live_id INTEGER', "fields TEXT NOT NULL DEFAULT ''", 'taken INTEGER', 'is_new INTEGER', 'PRIMARY KEY (id)', 'UNIQUE (origin)', 'FOREIGN KEY (token_secret_id) REFERENCES secrets (id)'],
  },
  formerOrigins: { from: 'former_origins ORDER BY origin', columns: { origin: 'TEXT', instance_id: 'INTEGER' }, rules: ['PRIMARY KEY (origin)', 'FOREIGN KEY (instance_id) REFERENCES instances (id)'] },
  pairs: {
    from: 'pairs ORDER BY id',
    columns: {
      id: 'INTEGER', name: 'TEXT', description: 'TEXT', source_instance_id: 'INTEGER', target_instance_id: 'INTEGER', direction: 'TEXT', ...OVERRIDES, credential_source: 'TEXT', account_username: 'TEXT',
      account_secret_id: 'TEXT', credential_group: 'TEXT', created_at: 'INTEGER',
    },
    rules: [
      'live_id INTEGER', "fields TEXT NOT NULL DEFAULT ''", 'taken INTEGER', 'is_new INTEGER', 'PRIMARY KEY (id)', 'CHECK (source_instance_id <> target_instance_id)', 'FOREIGN KEY (source_instance_id) REFERENCES instances (id)',
      'FOREIGN KEY (target_instance_id) REFERENCES instances (id)', 'FOREIGN KEY (account_secret_id) REFERENCES secrets (id)',
    ],
  },
  mirrors: {
    from: `mirrors WHERE id IN ${READY} ORDER BY id`,
    columns: { id: 'INTEGER', pair_id: 'INTEGER', source_project_id: 'INTEGER', source_path: 'TEXT', target_project_id: 'INTEGER', target_path: 'TEXT', enabled: 'INTEGER', ...OVERRIDES, gitlab_mirror_id: 'INTEGER', created_at: 'INTEGER' },
    rules: [
      'live_id INTEGER', "fields TEXT NOT NULL DEFAULT ''", 'taken INTEGER', 'is_new INTEGER', 'PRIMARY KEY (id)', 'UNIQUE (pair_id, source_project_id, target_project_id)', 'FOREIGN KEY (pair_id) REFERENCES pairs (id)',
    ],
  },
  credentials: {
    from: `mirror_credentials WHERE slot = 'current' AND mirror_id IN ${READY} ORDER BY mirror_id`,
    columns: { mirror_id: 'INTEGER', kind: 'TEXT', gitlab_token_id: 'INTEGER', gitlab_group_id: 'INTEGER', token_name: 'TEXT', username: 'TEXT', scopes: 'TEXT', expires_at: 'INTEGER', secret_id: 'TEXT' },
    rules: ['PRIMARY KEY (mirror_id)', 'FOREIGN KEY (mirror_id) REFERENCES mirrors (id)', 'FOREIGN KEY (secret_id) REFERENCES secrets (id)'],
  },
  issueSyncs: {
    from: `issue_syncs WHERE mirror_id IN ${READY} ORDER BY mirror_id`,
    columns: {
      mirror_id: 'INTEGER', comments: 'INTEGER', labels: 'INTEGER', attachments: 'INTEGER', weight: 'INTEGER', time_estimate: 'INTEGER', time_spent: 'INTEGER', closed_issues: 'INTEGER', update_existing: 'INTEGER', existing: 'TEXT',
      existing_since: 'INTEGER', interval_minutes: 'INTEGER', deletions: 'TEXT', confidential: 'TEXT', milestones: 'TEXT', baseline_at: 'INTEGER', watermark: 'INTEGER', created_at: 'INTEGER',
    },
    rules: ['PRIMARY KEY (mirror_id)', 'FOREIGN KEY (mirror_id) REFERENCES mirrors (id)'],
  },
  syncRules: {
    from: `sync_rules WHERE mirror_id IN ${READY} ORDER BY mirror_id, about, source`,
    columns: { mirror_id: 'INTEGER', about: 'TEXT', source: 'TEXT', action: 'TEXT', target: 'TEXT', create: 'INTEGER' },
    rules: ['PRIMARY KEY (mirror_id, about, source)', 'FOREIGN KEY (mirror_id) REFERENCES mirrors (id)'],
  },
  issueLinks: {
    from: `issue_links WHERE mirror_id IN ${READY} ORDER BY id`,
    columns: {
      id: 'INTEGER', mirror_id: 'INTEGER', source_issue_id: 'INTEGER', source_iid: 'INTEGER', target_issue_id: 'INTEGER', target_iid: 'INTEGER', state: 'TEXT', source_updated_at: 'INTEGER', target_updated_at: 'INTEGER',
      created_at: 'INTEGER', synced_at: 'INTEGER', base: 'TEXT',
    },
    rules: ['live_id INTEGER', 'PRIMARY KEY (id)', 'UNIQUE (mirror_id, source_issue_id)', 'UNIQUE (mirror_id, target_issue_id)', 'FOREIGN KEY (mirror_id) REFERENCES mirrors (id)'],
  },
  noteLinks: {
    from: `note_links WHERE link_id IN (SELECT id FROM issue_links WHERE mirror_id IN ${READY}) ORDER BY link_id, source_note_id`,
    columns: { link_id: 'INTEGER', source_note_id: 'INTEGER', target_note_id: 'INTEGER', source_discussion: 'TEXT', target_discussion: 'TEXT', digest: 'TEXT' },
    rules: ['PRIMARY KEY (link_id, source_note_id)', 'UNIQUE (link_id, target_note_id)', 'FOREIGN KEY (link_id) REFERENCES issue_links (id)'],
  },
  uploadLinks: {
    from: `upload_links WHERE mirror_id IN ${READY} ORDER BY mirror_id, source_ref`,
    columns: { mirror_id: 'INTEGER', source_ref: 'TEXT', digest: 'TEXT', target_path: 'TEXT', bytes: 'INTEGER' },
    rules: ['PRIMARY KEY (mirror_id, source_ref)', 'FOREIGN KEY (mirror_id) REFERENCES mirrors (id)'],
  },
  claims: {
    from: 'claims ORDER BY created_at, lineage',
    columns: { lineage: 'TEXT', instance_id: 'INTEGER', project_id: 'INTEGER', project_path: 'TEXT', created_at: 'INTEGER' },
    rules: ['PRIMARY KEY (lineage)', 'FOREIGN KEY (instance_id) REFERENCES instances (id)'],
  },
};

/** In the order of the file. */
export const SECTION_NAMES = ['settings', 'secrets', 'instances', 'formerOrigins', 'pairs', 'mirrors', 'credentials', 'issueSyncs', 'syncRules', 'issueLinks', 'noteLinks', 'uploadLinks', 'claims'] as const satisfies readonly Section[];

export const NO_COUNTS: BackupCounts = { settings: 0, secrets: 0, instances: 0, formerOrigins: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, syncRules: 0, issueLinks: 0, noteLinks: 0, uploadLinks: 0, claims: 0 };

/** The columns of a section, in the order of the file. */
export const columnsOf = (section: Section): string[] => Object.keys(SECTIONS[section].columns);

/** Column names as SQL takes them; `create` is one of its words. */
export const quoted = (columns: readonly string[], of = ''): string => columns.map((column) => `${of}"${column}"`).join(', ');

/** The staging table of a section: its columns, then its rules. */
export const stagingTable = (section: Section): string => {
  const { columns, rules } = SECTIONS[section];
  const isTableRule = (rule: string): boolean => /^(PRIMARY|UNIQUE|CHECK|FOREIGN)/.test(rule);
  const defined = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  const name = TABLES[section];
  return `CREATE TABLE ${name} (${[...defined, ...rules.filter((rule) => !isTableRule(rule)), ...rules.filter(isTableRule)].join(', ')}) STRICT`;
};

/** The table of a section, live and in staging. */
export const TABLES: Readonly<Record<Section, string>> = {
  settings: 'settings', secrets: 'secrets', instances: 'instances', formerOrigins: 'former_origins', pairs: 'pairs', mirrors: 'mirrors', credentials: 'mirror_credentials', issueSyncs: 'issue_syncs',
  syncRules: 'sync_rules', issueLinks: 'issue_links', noteLinks: 'note_links', uploadLinks: 'upload_links', claims: 'claims',
};
