import type { Machine } from '../e2e/world/transfer-machine.ts';
import { Secret } from '../src-main/rules/secret.ts';

const MADE = Date.UTC(2026, 10, 24, 9);
const BATCH = 1000;
/** As long as a real one: four digests, some labels. */
const BASE = JSON.stringify({
  v: 1,
  wanted: { title: 'A'.repeat(43), description: 'B'.repeat(43), state: 'opened', labels: ['Mirrored-From::north.example.com', 'Assignee::@ada', 'bug'], confidential: false, weight: [3], dueDate: ['2026-12-01'], milestoneId: [null], assigneeIds: [17], timeEstimate: 3600, timeSpent: 0 },
  copy: { title: 'C'.repeat(43), description: 'D'.repeat(43), state: 'opened', weight: [3], dueDate: ['2026-12-01'] },
});

type Cells = (string | number | null)[];
const NAMES = ['North', 'South'];

const instance = (name: string, nth: number): Cells => [nth + 1, name, `https://${name.toLowerCase()}.example.com`, '', 'public', null, `token-${nth}`, 'root', 1, 'maestro', '["api"]', null, '19.3.0', 'enterprise', 'premium', '[]', MADE];
const pair: Cells = [1, 'North to South', '', 1, 2, 'push', 0, 1, 0, null, 0, 'project_token', null, null, null, MADE];
const mirror = (nth: number): Cells => [nth, 1, nth, `division-${nth % 17}/team-${nth % 211}/service-${nth}`, nth + 1_000_000, `mirrors/${nth % 13}/copy-${nth}`, 1, null, null, null, null, null, nth, MADE];
const credential = (nth: number): Cells => [nth, 'project_token', nth, null, `mirror-maestro/${nth}`, null, '["write_repository"]', MADE, `credential-${nth}`];
const sync = (nth: number): Cells => [nth, 1, 1, 1, 1, 1, 1, 1, 1, 'all', null, 15, 'report', 'copy', 'label', MADE, MADE, MADE];
const link = (mirrors: number, nth: number): Cells => [nth, ((nth - 1) % mirrors) + 1, nth, nth, nth + 500_000_000, nth, 'linked', MADE, MADE, MADE, MADE, BASE];

/** Fills an empty machine through a staging database, which takes seconds where the repositories would take minutes. */
export const fillLarge = ({ store, vault }: Machine, { mirrors, links }: { mirrors: number; links: number }): void => {
  const staging = store.backups.stage();
  const addAll = (section: Parameters<typeof staging.add>[0], count: number, cellsOf: (nth: number) => Cells): void => {
    for (let from = 1; from <= count; from += BATCH) staging.add(section, Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, at) => cellsOf(from + at)));
  };
  const addSecret = (id: string, kind: 'instance_token' | 'mirror_credential'): void => staging.addSecret({ id, kind, sealed: vault.box(kind, new Secret(`glpat-${id}`), id) }, id);
  try {
    NAMES.forEach((_, nth) => addSecret(`token-${nth}`, 'instance_token'));
    for (let nth = 1; nth <= mirrors; nth += 1) addSecret(`credential-${nth}`, 'mirror_credential');
    staging.add('instances', NAMES.map(instance));
    staging.add('pairs', [pair]);
    addAll('mirrors', mirrors, mirror);
    addAll('credentials', mirrors, credential);
    addAll('issueSyncs', mirrors, sync);
    addAll('issueLinks', links, (nth) => link(mirrors, nth));
    const origins = NAMES.map((name) => `https://${name.toLowerCase()}.example.com`);
    store.backups.apply(staging, { how: 'merge', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: origins, tokens: [], madeBy: { id: '0123456789ab', name: '' }, madeAt: MADE, now: MADE, onStep: () => undefined, within: () => undefined });
  } finally {
    staging.remove();
  }
};
