import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { FileAccess } from '../files/file-access.ts';
import { credentialClock } from '../mirrors/now.ts';
import type { Ports } from '../ports.ts';
import { groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { csvHead, csvRow } from '../rules/overview/report-csv.ts';
import { htmlFoot, htmlHead, htmlRow } from '../rules/overview/report-html.ts';
import type { ReportHead, ReportRow } from '../rules/overview/report-row.ts';
import { judgeMirrors } from './judge-mirrors.ts';

type ReportDeps = Pick<Deps, 'store' | 'clock'> & Pick<Ports, 'outside'> & { files: FileAccess };
type Query = ParsedInput<'overview.report'>;
type Format = { head(head: ReportHead): string; row(row: ReportRow): string; foot(): string };

const FORMATS: Readonly<Record<Query['format'], Format>> = {
  csv: { head: csvHead, row: csvRow, foot: () => '' },
  html: { head: htmlHead, row: htmlRow, foot: htmlFoot },
};

type Judged = ReturnType<typeof judgeMirrors>[number];

/** Page by page in the order of the sources, so that memory holds one page of them. */
function* pagesOf({ store, clock }: ReportDeps, { pairId, groupPath }: Query, judged: ReadonlyMap<number, Judged>): Generator<ReportRow[]> {
  const filter = { ...(pairId === undefined ? {} : { pairId }), ...(groupPath === undefined ? {} : { groupPath }) };
  for (let offset = 0; ; offset += LIMITS.pageSize) {
    const { items, total } = store.mirrors.list({ ...filter, orderBy: 'source', descending: false, offset, limit: LIMITS.pageSize }, credentialClock({ store, clock }));
    if (items.length > 0) yield items.map((mirror) => ({ mirror, health: judged.get(mirror.id)?.health ?? 'unproven', cause: judged.get(mirror.id)?.cause ?? null }));
    if (offset + items.length >= total) return;
  }
}

const headOf = ({ store, clock }: ReportDeps, { pairId, groupPath }: Query, judged: readonly Judged[]): ReportHead => {
  const filter = { ...(pairId === undefined ? {} : { pairId }), ...(groupPath === undefined ? {} : { groupPath }) };
  const { ids } = store.mirrors.idsOf(filter, credentialClock({ store, clock }), Number.MAX_SAFE_INTEGER);
  const wanted = new Set<number>(ids);
  const counts = noCounts();
  for (const { mirror, health } of judged) if (wanted.has(mirror.id)) counts[health] += 1;
  const scope = [pairId === undefined ? null : store.pairs.get(pairId).name, groupPath ?? null].filter((part) => part !== null).join(', ');
  return { at: clock.now(), scope: scope === '' ? null : scope, mirrors: ids.length, health: groupHealth(counts) };
};

/** Writes the state of all mirrors, of a pair or of a group: CSV by RFC 4180 with times in UTC, or one HTML page to be printed. Fails `not_found` or `storage`. */
export const writeReport = async (deps: ReportDeps, query: Query): Promise<Returned<'overview.report'>> => {
  const { head, row, foot } = FORMATS[query.format];
  const judged = judgeMirrors(deps);
  const byId = new Map<number, Judged>(judged.map((one) => [one.mirror.id, one]));
  const first = head(headOf(deps, query, judged));
  let mirrors = 0;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(first);
    for (const page of pagesOf(deps, query, byId)) {
      yield Buffer.from(page.map(row).join(''));
      mirrors += page.length;
    }
    yield Buffer.from(foot());
  };
  const bytes = await deps.outside.write(deps.files.resolve(query.file), chunks());
  return { bytes, mirrors };
};
