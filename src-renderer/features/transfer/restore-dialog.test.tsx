import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Output } from '../../../src-preload/contract/methods.ts';
import type { RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { type Choices, NO_CHOICES, withKind, withObject } from './choices.ts';
import { RestoreDialog } from './restore-dialog.tsx';

const none = { new: 0, same: 0, different: 0, missing: 0 };
const COMPARED: Output<'transfer.inspect'>['compared'] = { settings: { ...none, different: 1 }, instances: { ...none, new: 1, different: 2 }, pairs: none, mirrors: { ...none, different: 3, missing: 4 }, links: none };

const show = (how: RestoreHow, choices: Choices) => showWithBridge(<RestoreDialog how={how} compared={COMPARED} choices={choices} onConfirm={() => undefined} onClose={() => undefined} />, {});
const effects = async (): Promise<string[]> => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');

afterEach(cleanup);

describe('what a restore will do', () => {
  it('is said with everything that replacing changes', async () => {
    show('replace', NO_CHOICES);
    expect(await effects()).toEqual(expect.arrayContaining(['Added: 1 instance.', 'Changed to what the file says: 2 instances, 3 mirrors, and the settings.', 'Removed here, since only this machine has it: 4 mirrors. On GitLab nothing is touched.']));
  });

  it('is said with what was chosen from what differs', async () => {
    show('merge', withObject(withKind(NO_CHOICES, 'mirror', 'theirs'), { kind: 'mirror', id: 5 }, 'mine'));
    expect(await effects()).toContain('Changed to what the file says: 2 mirrors.');
  });

  it('is said where nothing changes', async () => {
    show('merge', NO_CHOICES);
    expect(await effects()).toContain('Changed to what the file says: nothing.');
  });
});
