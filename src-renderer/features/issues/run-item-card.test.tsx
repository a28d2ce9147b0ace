import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { IssueRunItem } from '../../../src-preload/contract/models/issue-sync.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { RunItemCard } from './run-item-card.tsx';
import { anItem } from './sample-sync.ts';

const show = (item: IssueRunItem, { dry = false, putBack = (): unknown => ({ putBack: true }) } = {}) =>
  showWithBridge(<RunItemCard runId={IssueRunId.parse(31)} dry={dry} item={item} />, { 'issueSync.putBack': putBack });

const askAndConfirm = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Put back on issue 4' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Put back' }));
};

afterEach(cleanup);

describe('an issue of a run', () => {
  it('says what changed, or would, and leads to both sides', () => {
    show(anItem());
    expect(screen.getByText('Changed: title and labels.')).toBeTruthy();
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([anItem().sourceUrl, anItem().targetUrl]);
    cleanup();
    show(anItem(), { dry: true });
    expect(screen.getByText('Would change: title and labels.')).toBeTruthy();
  });

  it('says what the target did not keep', () => {
    show(anItem({ action: 'create', notKept: ['created_at'] }));
    expect(screen.getByText('Not kept: creation date.')).toBeTruthy();
  });

  it('says why it was left out', () => {
    show(anItem({ action: 'skip', reason: 'closed', targetIid: null, targetUrl: null, parts: [] }));
    expect(screen.getByText(/Left out: it was closed when it was first seen/)).toBeTruthy();
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  it('puts back what the run replaced, once it was asked about', async () => {
    const { asked } = show(anItem({ replaced: { title: 'Ours', labels: ['team::core'] } }));
    expect(screen.getByText('team::core')).toBeTruthy();
    await askAndConfirm();
    expect(await screen.findByText('Put back.')).toBeTruthy();
    expect(asked('issueSync.putBack')).toEqual([{ runId: 31, index: 0 }]);
  });

  it('keeps the answer in sight, with the focus, when the run is read anew', async () => {
    const run = { putBack: (): void => undefined };
    const Run = () => {
      const [isThere, setThere] = useState(true);
      useEffect(() => {
        run.putBack = () => setThere(false);
      }, []);
      return <RunItemCard runId={IssueRunId.parse(31)} dry={false} item={anItem({ replaced: isThere ? { title: 'Ours' } : null })} />;
    };
    showWithBridge(<Run />, {
      'issueSync.putBack': () => {
        run.putBack();
        return { putBack: true };
      },
    });
    await askAndConfirm();
    expect(document.activeElement).toBe(await screen.findByText('Put back.'));
  });

  it('offers nothing where somebody else put it back before', () => {
    show(anItem({ replaced: null }));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says where it stands when nothing can be put back any more', async () => {
    show(anItem({ replaced: { title: 'Ours' } }), { putBack: () => new Refusal({ code: 'conflict', reason: 'nothing_to_put_back' }) });
    await askAndConfirm();
    expect(await screen.findByText('Nothing to put back')).toBeTruthy();
  });
});
