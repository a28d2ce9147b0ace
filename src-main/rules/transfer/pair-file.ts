import { z } from 'zod';
import { LIMITS, text } from '../../../src-preload/contract/limits.ts';
import { type IssueSyncOptions, type LabelRule, PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import { Direction, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import { FileLabelRule, FileOptions, type FileIssues, plainOptions } from './issue-options.ts';
import { toCamel, toSnake } from './key-style.ts';
import { FILE_MIRRORS } from './limits.ts';

/*
 * An exported pair: the web application's file, which reads what it knows and passes over the rest, with the pair's defaults and what
 * belongs to issue sync besides. No ids, no tokens: a mirror is its two paths.
 */

const flag = z.boolean().nullish();
const named = z.string().max(LIMITS.url).nullish();

const Metadata = z.strictObject({
  exported_at: z.string().max(50).nullish(),
  pair_name: named,
  source_instance_name: named,
  source_instance_url: named,
  target_instance_name: named,
  target_instance_url: named,
  mirror_direction: Direction.nullish(),
  total_mirrors: z.int().min(0).nullish(),
});

const fields = z.record(z.string().max(50), z.unknown());

const FileMirrorText = z.strictObject({
  source_project_path: text(LIMITS.projectPath),
  target_project_path: text(LIMITS.projectPath),
  mirror_overwrite_diverged: flag,
  mirror_trigger_builds: flag,
  only_mirror_protected_branches: flag,
  mirror_branch_regex: z.string().trim().max(LIMITS.branchRegex).nullish(),
  issue_sync_enabled: flag,
  enabled: z.boolean().nullish(),
  issue_sync: fields.transform(toCamel).pipe(FileOptions).nullish(),
  label_rules: z.array(FileLabelRule).max(500).nullish(),
  people_rules: z.array(PersonRule).max(500).nullish(),
});

/** `null` inherits from the pair. */
export type FileMirror = { source: string; target: string; enabled: boolean; overrides: MirrorOverrides; issues: FileIssues | null };

/** What the file says of where it comes from; each null where it does not say. */
export type FileOrigin = { sourceUrl: string | null; targetUrl: string | null; direction: Direction | null; defaults: Partial<MirrorDefaults> };
export type PairFile = { origin: FileOrigin; mirrors: FileMirror[] };

const issuesOf = ({ issue_sync: options, label_rules: labels, people_rules: people }: z.output<typeof FileMirrorText>): FileIssues | null =>
  [options, labels, people].every((one) => one === null || one === undefined) ? null : { options: options ?? {}, labels: labels ?? [], people: people ?? [] };

const mirrorOf = (mirror: z.output<typeof FileMirrorText>): FileMirror => ({
  source: mirror.source_project_path,
  target: mirror.target_project_path,
  enabled: mirror.enabled ?? true,
  overrides: {
    overwriteDiverged: mirror.mirror_overwrite_diverged ?? null,
    triggerBuilds: mirror.mirror_trigger_builds ?? null,
    onlyProtectedBranches: mirror.only_mirror_protected_branches ?? null,
    branchRegex: mirror.mirror_branch_regex ?? null,
    issueSyncEnabled: mirror.issue_sync_enabled ?? null,
  },
  issues: issuesOf(mirror),
});

const FileDefaults = fields.transform(toCamel).pipe(z.strictObject(MirrorDefaults.shape).partial()).transform(
  // No filter may stand as nothing at all.
  (defaults): Partial<MirrorDefaults> => Object.fromEntries(Object.entries({ branchRegex: null, ...defaults }).filter(([, value]) => value !== undefined)),
);

/** A file of the web application's or our own. */
export const PairFileText = z
  .strictObject({
    metadata: Metadata.nullish(),
    pair_defaults: FileDefaults.nullish(),
    mirrors: z.array(FileMirrorText).max(FILE_MIRRORS),
  })
  .transform(({ metadata, pair_defaults: defaults, mirrors }): PairFile => ({
    origin: {
      sourceUrl: metadata?.source_instance_url ?? null,
      targetUrl: metadata?.target_instance_url ?? null,
      direction: metadata?.mirror_direction ?? null,
      defaults: defaults ?? {},
    },
    mirrors: mirrors.map(mirrorOf),
  }));

/** What an export is written from. `exportedAt` is UTC ms; null where the file is not to say it. */
export type ExportFacts = {
  pair: MirrorDefaults & { name: string; direction: Direction };
  source: { name: string; origin: string };
  target: { name: string; origin: string };
  exportedAt: number | null;
  mirrors: readonly (Omit<FileMirror, 'issues'> & { issues: { options: IssueSyncOptions | null; labels: LabelRule[]; people: PersonRule[] } })[];
};

const plainMirror = ({ source, target, enabled, overrides, issues }: ExportFacts['mirrors'][number]): Record<string, unknown> => ({
  source_project_path: source,
  target_project_path: target,
  mirror_overwrite_diverged: overrides.overwriteDiverged,
  mirror_trigger_builds: overrides.triggerBuilds,
  only_mirror_protected_branches: overrides.onlyProtectedBranches,
  mirror_branch_regex: overrides.branchRegex,
  issue_sync_enabled: overrides.issueSyncEnabled,
  enabled,
  ...(issues.options === null ? {} : { issue_sync: toSnake(plainOptions(issues.options)) }),
  ...(issues.labels.length === 0 ? {} : { label_rules: issues.labels }),
  ...(issues.people.length === 0 ? {} : { people_rules: issues.people }),
});

const byPath = (a: ExportFacts['mirrors'][number], b: ExportFacts['mirrors'][number]): number => (`${a.source}\0${a.target}` < `${b.source}\0${b.target}` ? -1 : 1);

/** The file's content in the order of its text; mirrors stand by their paths, so that two exports differ only in what changed. */
export const pairFile = ({ pair, source, target, exportedAt, mirrors }: ExportFacts): Record<string, unknown> => ({
  metadata: {
    exported_at: exportedAt === null ? null : new Date(exportedAt).toISOString(),
    pair_name: pair.name,
    source_instance_name: source.name,
    source_instance_url: source.origin,
    target_instance_name: target.name,
    target_instance_url: target.origin,
    mirror_direction: pair.direction,
    total_mirrors: mirrors.length,
  },
  pair_defaults: toSnake(MirrorDefaults.parse(pair)),
  mirrors: mirrors.toSorted(byPath).map(plainMirror),
});
