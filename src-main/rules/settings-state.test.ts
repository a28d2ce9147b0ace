import { describe, expect, it } from 'vitest';
import { settingsState } from './settings-state.ts';

const enabledDiffers = [{ field: 'enabled' as const, expected: true, actual: false }];
const regexDiffers = [{ field: 'branchRegex' as const, expected: '', actual: 'x' }];

describe('settingsState', () => {
  it('matches where nothing differs, whatever the last run came to', () => {
    for (const status of ['ok', 'failed', 'running', 'never', 'unknown', 'retrying'] as const) expect(settingsState({ exists: true, status, differences: [] })).toBe('match');
  });

  it('drifts where something differs', () => {
    expect(settingsState({ exists: true, status: 'ok', differences: regexDiffers })).toBe('drift');
  });

  it('never takes a mirror that is off for one that is gone', () => {
    expect(settingsState({ exists: true, status: 'disabled', differences: enabledDiffers })).toBe('disabled');
    expect(settingsState({ exists: true, status: 'disabled', differences: [] })).toBe('disabled');
  });

  it('says paused where GitLab has stopped it', () => {
    expect(settingsState({ exists: true, status: 'paused', differences: regexDiffers })).toBe('paused');
  });

  it('says orphan only where the mirror is gone', () => {
    expect(settingsState({ exists: false, status: 'unknown', differences: [] })).toBe('orphan');
  });
});
