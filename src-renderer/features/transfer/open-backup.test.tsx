import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { OpenBackup } from './open-backup.tsx';

const refusedBy = (failure: Failure) =>
  showWithBridge(<OpenBackup onOpened={() => undefined} />, {
    'files.choose': () => ({ grant: 'g1', name: '/mnt/share/maestro.age' }),
    'transfer.running': () => ({ running: null }),
    'transfer.inspect': () => new Refusal(failure),
  });

const tryToOpen = async (): Promise<void> => {
  await userEvent.click(screen.getByRole('button', { name: 'Choose file' }));
  await userEvent.type(await screen.findByLabelText('Passphrase of the file'), 'a guess');
  await userEvent.click(screen.getByRole('button', { name: 'Open file' }));
};

afterEach(cleanup);

describe('opening a backup', () => {
  it('tells a wrong passphrase at its field, and tries again with the same file', async () => {
    const { asked } = refusedBy({ code: 'file_refused', reason: 'wrong_key', where: null });
    await tryToOpen();
    expect(await screen.findByText(/^The file does not open: the passphrase is wrong/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Passphrase of the file'), ', another{Enter}');
    await screen.findByText(/^The file does not open/);
    expect(asked('files.choose')).toHaveLength(1);
    expect(asked('transfer.inspect')).toEqual([{ file: { grant: 'g1' }, passphrase: 'a guess' }, { file: { grant: 'g1' }, passphrase: 'a guess, another' }]);
  });

  it.each([
    ['damaged', /The file is damaged/], ['from_the_future', /The file is from a newer version/], ['not_a_backup', /This is no backup/], ['too_large', /The file is too large/],
  ] as const)('says of a file that is %s why nothing of it is taken', async (reason, words) => {
    refusedBy({ code: 'file_refused', reason, where: 'header' });
    await tryToOpen();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(words);
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  it('opens it once, however often Enter is pressed', async () => {
    const { asked } = showWithBridge(<OpenBackup onOpened={() => undefined} />, {
      'files.choose': () => ({ grant: 'g1', name: '/mnt/share/maestro.age' }), 'transfer.running': () => ({ running: null }), 'transfer.inspect': () => new Promise(() => undefined),
    });
    await tryToOpen();
    fireEvent.submit(screen.getByRole('form', { name: 'Open a backup' }));
    expect(asked('transfer.inspect')).toHaveLength(1);
  });

  it('gives no passphrase where this installation’s own key opens it', async () => {
    const { asked } = refusedBy({ code: 'file_refused', reason: 'wrong_key', where: null });
    await userEvent.click(screen.getByRole('button', { name: 'Choose file' }));
    await userEvent.click(await screen.findByLabelText('This installation’s own key'));
    await userEvent.click(screen.getByRole('button', { name: 'Open file' }));
    expect((await screen.findByRole('alert')).textContent).toContain('for somebody else’s key');
    expect(asked('transfer.inspect')).toEqual([{ file: { grant: 'g1' } }]);
  });
});
