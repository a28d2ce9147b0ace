import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { INHERIT_ALL } from './overrides.ts';
import { OverridesFields } from './overrides-fields.tsx';

const DEFAULTS = { overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: '^main$', issueSyncEnabled: false };

const show = (direction: Direction = 'pull') => {
  const seen: MirrorOverrides[] = [];
  const Held = () => {
    const [overrides, setOverrides] = useState(INHERIT_ALL);
    return (
      <OverridesFields
        direction={direction}
        defaults={DEFAULTS}
        overrides={overrides}
        onChange={(next) => {
          seen.push(next);
          setOverrides(next);
        }}
      />
    );
  };
  render(<MantineProvider env="test"><Held /></MantineProvider>);
  return seen;
};

const option = (setting: string, name: string) => within(screen.getByRole('radiogroup', { name: setting })).getByRole('radio', { name });

afterEach(cleanup);

describe('the overrides', () => {
  it('show what each setting inherits', () => {
    show();
    expect(option('Overwrite diverged branches', 'Inherit (yes)')).toHaveProperty('checked', true);
    expect(option('Issue sync', 'Inherit (no)')).toHaveProperty('checked', true);
    expect(option('Branch filter', 'Inherit (^main$)')).toHaveProperty('checked', true);
  });

  it('tell no from inheriting no, and go back', async () => {
    const seen = show();
    await userEvent.click(option('Overwrite diverged branches', 'No'));
    await userEvent.click(option('Overwrite diverged branches', 'Inherit (yes)'));
    expect(seen.map(({ overwriteDiverged }) => overwriteDiverged)).toEqual([false, null]);
  });

  it('begin an own branch filter with the pair’s, and can empty it', async () => {
    const seen = show();
    await userEvent.click(option('Branch filter', 'Override'));
    expect(seen.at(-1)?.branchRegex).toBe('^main$');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Branch filter of this mirror' }));
    expect(seen.at(-1)?.branchRegex).toBe('');
  });

  it('say that only protected branches and an inherited expression exclude each other', async () => {
    show();
    await userEvent.click(option('Only protected branches', 'Yes'));
    expect(screen.getByRole('alert').textContent).toContain('one branch filter');
  });

  it('offer the trigger of pipelines for pull mirrors only', () => {
    show('push');
    expect(option('Trigger pipelines', 'Yes')).toHaveProperty('disabled', true);
    cleanup();
    show('pull');
    expect(option('Trigger pipelines', 'Yes')).toHaveProperty('disabled', false);
  });
});
