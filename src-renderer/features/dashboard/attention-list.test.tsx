import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import type { AttentionGroup } from '../../../src-preload/contract/models/overview.ts';
import { AttentionList } from './attention-list.tsx';

const expired: AttentionGroup = { cause: 'credential_expired', level: 'error', count: 1200, samples: [{ id: 7, name: 'team/api → team/api' }], place: { screen: 'mirrors', id: null, params: { cause: 'credential_expired' } }, plan: 'rotate' };
const left: AttentionGroup = { cause: 'left_on_gitlab', level: 'warning', count: 1, samples: [], place: { screen: 'jobs', id: null, params: { show: 'left' } }, plan: null };

afterEach(cleanup);

describe('what needs attention', () => {
  it('is told by cause with its count, and leads to all of it', () => {
    showWithBridge(<AttentionList groups={[expired, left]} />, {});
    const [first, second] = screen.getAllByRole('listitem');
    if (first === undefined || second === undefined) throw new Error('no groups');
    expect(within(first).getByText('1,200 mirrors')).toBeTruthy();
    expect(within(first).getByRole('link').getAttribute('href')).toBe('#/mirrors?cause=credential_expired');
    expect(within(second).getByText('1 clean-up')).toBeTruthy();
    expect(within(second).queryByRole('button')).toBeNull();
  });

  it('makes the plan that mends all of it, by its cause, and says where none was made', async () => {
    const { asked } = showWithBridge(<AttentionList groups={[expired]} />, {});
    await userEvent.click(screen.getByRole('button', { name: /^Plan to rotate/ }));
    expect(asked('plans.make')).toEqual([{ kind: 'rotate', select: { filter: { cause: 'credential_expired' } } }]);
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('says so where nothing is', () => {
    showWithBridge(<AttentionList groups={[]} />, {});
    expect(screen.getByText(/^Nothing needs you/)).toBeTruthy();
  });
});
