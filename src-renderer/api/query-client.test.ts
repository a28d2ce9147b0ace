import { MutationObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { createQueryClient } from './query-client.ts';

test('what a change has sent, such as a passphrase, is forgotten with the place that sent it', async () => {
  const queries = createQueryClient();
  const place = new MutationObserver(queries, { mutationFn: ({ passphrase }: { passphrase: string }) => Promise.resolve(passphrase.length) });
  const leave = place.subscribe(() => undefined);
  await place.mutate({ passphrase: 'correct horse battery' });
  expect(queries.getMutationCache().getAll()).toHaveLength(1);
  leave();
  await vi.waitFor(() => expect(queries.getMutationCache().getAll()).toEqual([]));
});
