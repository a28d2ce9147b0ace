import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { AppError, isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { countOf, dateOf } from '../headers.ts';
import { IssueAnswer } from '../issue-answers.ts';
import type { IssueDoor, IssueQuery, IssueScope, NextIssues } from '../issue-door.ts';
import type { Answer } from '../transport.ts';

/** A hundred issues, each with a text as long as GitLab takes it. */
const LONG_LIST_BYTES = 128 * 1024 * 1024;
const PAGE = 100;

const IssueList = z.array(IssueAnswer).max(PAGE);

/** Of more issues than this GitLab tells no total with a listing, and only by counting them by themselves. */
const Statistics = z.object({ statistics: z.object({ counts: z.object({ all: z.int().min(0) }) }) });

const pathOf = (scope: IssueScope): string => {
  if (scope.of === 'project') return `projects/${scope.projectId}/issues`;
  return scope.of === 'group' ? `groups/${encodeURIComponent(scope.path)}/issues` : 'issues';
};

const queryOf = ({ updatedAfter, keyset = false, from = null, perPage = PAGE }: IssueQuery): string => {
  const query = new URLSearchParams({ scope: 'all', state: 'all', order_by: 'updated_at', sort: 'asc', with_labels_details: 'true', per_page: String(perPage) });
  if (updatedAfter !== null) query.set('updated_after', new Date(updatedAfter).toISOString());
  if (keyset) query.set('pagination', 'keyset');
  if (from?.by === 'page') query.set('page', String(from.page));
  if (from?.by === 'cursor') query.set('cursor', from.cursor);
  return query.toString();
};

/** Of a `Link` only the cursor is used: its host is not to be trusted (contract.md A.0). */
const cursorIn = (link: string): string | null => {
  const next = /<([^>]{1,5000})>;\s*rel="?next"?/.exec(link)?.[1];
  const query = next?.split('?')[1];
  return query === undefined ? null : new URLSearchParams(query).get('cursor');
};

const nextOf = ({ headers, nextPage }: Answer): NextIssues | null => {
  const link = headers['link'];
  const cursor = typeof link === 'string' ? cursorIn(link) : null;
  if (cursor !== null && cursor !== '') return { by: 'cursor', cursor };
  return nextPage === null ? null : { by: 'page', page: nextPage };
};

/** Issues, read. Not through gitbeaker, which keeps the server's time, the total and the cursor to itself: contract.md A.6, C.2. */
export const createIssueEndpoints = (api: Api): Pick<IssueDoor, 'listIssues' | 'countIssues' | 'listIssuesByIid'> => {
  const ask = async (path: string, query: string): Promise<Answer & { items: z.output<typeof IssueList> }> => {
    const answer = await api.send({ method: 'GET', path, query, maxBytes: LONG_LIST_BYTES });
    return { ...answer, items: api.read(IssueList, answer.body, 'GET', path) };
  };

  return {
    async listIssues(scope, query) {
      try {
        const answer = await ask(pathOf(scope), queryOf(query));
        return { items: answer.items, next: nextOf(answer), serverTime: dateOf(answer.headers, 'date'), total: countOf(answer.headers, 'x-total') };
      } catch (error) {
        if (scope.of !== 'group' || !isFailure(error, 'not_found')) throw error;
        throw new AppError({ code: 'not_found', kind: 'group', instanceId: api.instanceId, name: scope.path.slice(0, LIMITS.projectPath) });
      }
    },
    async countIssues(projectId, updatedAfter) {
      const path = `projects/${projectId}/issues_statistics`;
      const query = new URLSearchParams({ scope: 'all', ...(updatedAfter === null ? {} : { updated_after: new Date(updatedAfter).toISOString() }) });
      const { body } = await api.send({ method: 'GET', path, query: query.toString() });
      return api.read(Statistics, body, 'GET', path).statistics.counts.all;
    },
    async listIssuesByIid(projectId, iids) {
      if (iids.length === 0) return [];
      if (iids.length > PAGE) throw new TypeError('too many issues for one request');
      const query = new URLSearchParams({ scope: 'all', with_labels_details: 'true', per_page: String(PAGE) });
      for (const iid of iids) query.append('iids[]', String(iid));
      const { items } = await ask(`projects/${projectId}/issues`, query.toString());
      return items;
    },
  };
};
