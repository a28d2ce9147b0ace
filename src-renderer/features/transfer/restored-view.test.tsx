import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { RestoredView } from './restored-view.tsx';

const changes = { added: 1, changed: 0, kept: 0, removed: 0 };
const RESTORED: Output<'transfer.restore'> = { restoredAt: 1, instances: changes, pairs: changes, mirrors: changes, links: changes, madeBy: { id: '0123456789ab', name: 'Office' } };
const WAY_BACK = { restoredAt: 1, how: 'merge', madeBy: RESTORED.madeBy, madeAt: 1, undoable: true };

const show = (overview: () => unknown, heldBy: 'person' | null) =>
  showWithBridge(<RestoredView restored={RESTORED} />, {
    'transfer.overview': overview, 'background.get': () => ({ heldBy }), 'claim.get': () => ({ state: 'off', writes: true, question: false, until: null, word: null, places: [] }),
  });

const QUESTION = 'Say which machine writes from now';

afterEach(cleanup);

describe('a restored machine', () => {
  it('asks which machine writes, and offers the way back', async () => {
    show(() => ({ lastRestore: WAY_BACK }), 'person');
    expect(await screen.findByRole('button', { name: 'Undo restore' })).toBeTruthy();
    expect(await screen.findByText(QUESTION)).toBeTruthy();
  });

  it('asks no more once that is said', async () => {
    show(() => ({ lastRestore: WAY_BACK }), null);
    expect(await screen.findByText('This machine writes')).toBeTruthy();
    expect(screen.queryByText(QUESTION)).toBeNull();
  });

  it('is not told as undone where that could not be read', async () => {
    show(() => new Refusal({ code: 'unexpected', reference: 'overview' }), 'person');
    expect(await screen.findByText(/The way back could not be read/)).toBeTruthy();
    expect(screen.queryByText(/The restore was undone/)).toBeNull();
  });
});
