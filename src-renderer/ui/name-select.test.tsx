import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { useAllPairs } from '../api/use-all.ts';
import { showWithBridge } from '../api/show-with-bridge.tsx';
import { NameSelect } from './name-select.tsx';

const PAIRS = Array.from({ length: 2000 }, (_, at) => ({ id: at + 1, name: `Pair ${String(at + 1).padStart(4, '0')}` }));

const Chooser = ({ onChange }: { onChange: (value: string | null) => void }) => (
  <NameSelect what="pair" label="Pair" items={useAllPairs().data?.items ?? []} value={null} onChange={onChange} />
);

afterEach(cleanup);

it('finds each of 2,000 pairs by its name, draws a hundred, and says how many more there are', async () => {
  const chosen: (string | null)[] = [];
  const { asked } = showWithBridge(<Chooser onChange={(value) => chosen.push(value)} />, {
    'pairs.list': ({ offset }) => ({ items: PAIRS.slice(Number(offset), Number(offset) + 500), total: PAIRS.length }),
  });
  await expect.poll(() => asked('pairs.list')).toEqual([0, 500, 1000, 1500].map((offset) => ({ offset, limit: 500 })));
  const field = screen.getByRole('combobox', { name: 'Pair' });
  await userEvent.click(field);
  expect(await screen.findByRole('option', { name: '1,900 more: type a part of the name' })).toBeTruthy();
  expect(screen.getAllByRole('option')).toHaveLength(101);
  await userEvent.type(field, 'air 1999');
  await userEvent.click(await screen.findByRole('option', { name: 'Pair 1999' }));
  expect(chosen).toEqual(['1999']);
  await userEvent.clear(field);
  await userEvent.type(field, 'nowhere');
  expect(await screen.findByText('No pair has this name')).toBeTruthy();
});
