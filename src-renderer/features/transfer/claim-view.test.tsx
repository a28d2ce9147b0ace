import { notificationsStore } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { InstanceId, ProjectId } from '../../../src-preload/contract/ids.ts';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { WhoWrites } from './who-writes.tsx';

type Claim = Output<'claim.get'>;

const OFF: Claim = { state: 'off', writes: true, question: false, until: null, word: null, places: [] };
const ELSEWHERE: Claim = {
  state: 'elsewhere', writes: false, question: false, until: null, word: 'Office',
  places: [{
    instanceId: InstanceId.parse(1), instanceName: 'Company', projectId: ProjectId.parse(7), projectPath: 'platform/api', label: 'mirror-maestro::', state: 'elsewhere',
    holder: { id: '0123456789ab', name: 'Office', since: 1, renewedAt: 2, isThis: false }, checkedAt: 3, failure: null,
  }],
};

const HELD: Claim = { ...ELSEWHERE, state: 'held', writes: true, word: null };
const told = () => notificationsStore.getState().notifications.map(({ title, message }) => ({ title, message }));

const show = (claim: Claim, heldBy: 'person' | 'claim' | null, take: () => unknown = () => ELSEWHERE, more: Parameters<typeof showWithBridge>[1] = {}) =>
  showWithBridge(<WhoWrites />, { 'claim.get': () => claim, 'background.get': () => ({ heldBy }), 'background.resume': () => ({}), 'claim.take': take, 'claim.check': () => claim, ...more });

afterEach(cleanup);

describe('who writes', () => {
  it('is a matter of people without a claim, and a pause ends with a word', async () => {
    const { asked } = show(OFF, 'person');
    expect(await screen.findByText('This machine is paused')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'This machine writes from now' }));
    expect(asked('background.resume')).toEqual([{}]);
  });

  it('is told by the claim: who has it, where, and since when', async () => {
    show(ELSEWHERE, 'claim');
    expect(await screen.findByText('Another machine writes')).toBeTruthy();
    expect(screen.getByText('platform/api')).toBeTruthy();
    expect(screen.getByText(/^Office, since/)).toBeTruthy();
  });

  it('changes only by the name of the machine that writes', async () => {
    const { asked } = show(ELSEWHERE, 'claim');
    await userEvent.click(await screen.findByRole('button', { name: 'This machine writes from now' }));
    const takeOver = await screen.findByRole('button', { name: 'Take over' });
    expect(takeOver.hasAttribute('disabled')).toBe(true);
    await userEvent.type(screen.getByLabelText('Type Office to go on'), 'office');
    await userEvent.click(takeOver);
    expect(asked('claim.take')).toEqual([{ resume: true, word: 'Office' }]);
  });

  it('is nobody’s matter once the claim is off, and what stays of it on GitLab is told', async () => {
    const { asked } = show(HELD, null, undefined, { 'claim.turnOff': () => ({ off: true, cleanUpsLeft: 2 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Switch claim off' }));
    await userEvent.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Switch claim off' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked('claim.turnOff')).toEqual([{}]);
    expect(told()).toEqual([{ title: 'The claim is switched off here', message: '2 clean-ups on GitLab did not work yet and are tried again. Jobs lists them.' }]);
  });

  it('asks for the name of a machine that came in between', async () => {
    show({ ...ELSEWHERE, state: 'stale', word: null }, 'claim', () => new Refusal({ code: 'conflict', reason: 'word_missing', name: 'Night shift' }));
    await userEvent.click(await screen.findByRole('button', { name: 'This machine writes from now' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Take over' }));
    expect(await screen.findByLabelText('Type Night shift to go on')).toBeTruthy();
  });
});
