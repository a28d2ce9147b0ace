import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { Deps } from '../deps.ts';
import type { FileAccess } from '../files/file-access.ts';
import type { Ports } from '../ports.ts';
import { csvLine, csvMoment } from '../rules/overview/csv.ts';

const PAGE = 500;

type ExportDeps = Pick<Deps, 'store'> & Pick<Ports, 'outside'> & { files: FileAccess };
type Query = ParsedInput<'activity.export'>;

const HEAD = ['time', 'actor', 'operator', 'action', 'subject', 'result', 'failure', 'instance', 'pair', 'mirror', 'id'];

const lineOf = ({ at, actor, operator, action, subject, result, failure, instanceId, pairId, mirrorId, id }: ActivityEntry): string =>
  csvLine([csvMoment(at), actor, operator, action, subject, result, failure?.code ?? null, instanceId, pairId, mirrorId, id]);

/** Newest first, page by page behind the last entry, so that what is added meanwhile moves nothing. */
function* pagesOf({ store }: Pick<Deps, 'store'>, filters: Query['filters']): Generator<ActivityEntry[]> {
  let before: number | undefined;
  for (;;) {
    const page = store.overview.activity(filters, PAGE, before);
    if (page.length > 0) yield page;
    before = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}

/** Writes the trail, or what the filters leave of it, newest first: CSV by RFC 4180 with times in UTC, or one JSON array. Fails `storage`. */
export const exportActivity = async (deps: ExportDeps, { file, format, filters }: Query): Promise<Returned<'activity.export'>> => {
  let entries = 0;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(format === 'csv' ? csvLine(HEAD) : '[');
    for (const page of pagesOf(deps, filters)) {
      const text = format === 'csv' ? page.map(lineOf).join('') : page.map((entry) => JSON.stringify(entry)).join(',\n');
      yield Buffer.from(format === 'json' && entries > 0 ? `,\n${text}` : text);
      entries += page.length;
    }
    if (format === 'json') yield Buffer.from(']\n');
  };
  const bytes = await deps.outside.write(deps.files.resolve(file), chunks());
  return { bytes, entries };
};
