import type { Server } from '../gitlab/double.ts';
import type { Trouble } from './edit.ts';

const PLACES = { issues: /\/issues$/u, notes: /\/notes$/u, discussions: /\/discussions$/u, labels: /\/labels$/u, PUT: /\/issues\/\d+$/u } as const;

const LIMITS = {
  plain: { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '7' }, body: 'Retry later\n' },
  'retry-after': { status: 429, headers: { 'Retry-After': '60' }, body: { message: { error: 'This endpoint has been requested too many times. Try again later.' } } },
  silent: { status: 429, body: { message: { error: 'This endpoint has been requested too many times. Try again later.' } } },
} as const;

const BROKEN = {
  html200: { kind: 'html200' },
  empty200: { kind: 'empty200' },
  truncate: { kind: 'truncate' },
  '500': { kind: 'status', status: 500 },
  'wrong-types': { kind: 'status', status: 200, body: [{ id: 'one', iid: null, title: 7, labels: 'bug', notes: {} }] },
} as const;

/** Lets something go wrong on a server, once. */
export const afflict = (trouble: Trouble, { faults }: Pick<Server, 'faults'>): void => {
  switch (trouble.kind) {
    case 'lost-reply':
    case 'no-connection':
      faults.add({ method: trouble.what === 'PUT' ? 'PUT' : 'POST', path: PLACES[trouble.what], kind: trouble.kind === 'lost-reply' ? 'reset_after_commit' : 'reset_before' });
      return;
    case 'limit':
      faults.add({ method: 'POST', path: /\/(?:issues|notes)$/u, kind: 'status', ...LIMITS[trouble.dialect] });
      return;
    case 'broken':
      faults.add({ path: /\/issues/u, ...BROKEN[trouble.how] });
  }
};
