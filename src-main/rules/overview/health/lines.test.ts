import { describe, expect, it } from 'vitest';
import { line, worstFirst } from './line.ts';
import { vaultLines } from './program-lines.ts';
import { backupLine } from './storage-lines.ts';

const words = (lines: readonly { what: string }[]): string[] => lines.map(({ what }) => what);

describe('the findings about the application', () => {
  it('come with what needs somebody first, by area, and stay in their order else', () => {
    const lines = [line('database', 'ok', 'database_sound', {}), line('vault', 'ok', 'vault_open', {}), line('vault', 'warn', 'recovery_code_missing', {}), line('disk', 'ok', 'disk_free', {}), line('instance', 'ok', 'instance_fine', {}), line('instance', 'fail', 'instance_unreachable', {})];
    expect(words(worstFirst(lines))).toEqual(['instance_unreachable', 'instance_fine', 'recovery_code_missing', 'vault_open', 'database_sound', 'disk_free']);
  });

  it('blame a weak key store only where it keeps a key of ours', () => {
    const vault = { state: 'unlocked', keyStore: 'weak', keyStoreName: 'basic_text' } as const;
    expect(words(vaultLines({ ...vault, slots: ['passphrase', 'recovery'] }))).toEqual(['vault_open']);
    expect(words(vaultLines({ ...vault, slots: ['key_store', 'recovery'] }))).toEqual(['vault_open', 'key_store_weak']);
  });

  it('lead to the place in the settings where the keys stand', () => {
    const [, missing] = vaultLines({ state: 'unlocked', keyStore: 'available', keyStoreName: null, slots: ['passphrase'] });
    expect(missing?.fix).toEqual({ screen: 'settings', id: null, params: { find: 'Vault' } });
  });

  it.each([
    [{ madeAt: null, failedAt: null, isOverdue: false }, 'ok', 'backup_none'],
    [{ madeAt: 5, failedAt: null, isOverdue: false }, 'ok', 'backup_made'],
    [{ madeAt: 5, failedAt: 4, isOverdue: false }, 'ok', 'backup_made'],
    [{ madeAt: 5, failedAt: null, isOverdue: true }, 'warn', 'backup_overdue'],
    [{ madeAt: null, failedAt: null, isOverdue: true }, 'warn', 'backup_overdue'],
    [{ madeAt: 5, failedAt: 6, isOverdue: true }, 'warn', 'backup_failed'],
  ] as const)('say of backups %j that it is %s: %s', (facts, state, what) => {
    expect(backupLine(facts)).toMatchObject({ area: 'backups', state, what });
  });
});
