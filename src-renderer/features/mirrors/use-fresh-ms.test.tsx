import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src-preload/contract/models/settings.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { useFreshMs } from './use-fresh-ms.ts';

const Age = () => <output>{useFreshMs()}</output>;
const HOUR_MS = 3_600_000;

afterEach(cleanup);

describe('how old a comparison may be', () => {
  it('is said by the setting', async () => {
    showWithBridge(<Age />, { 'settings.get': () => ({ ...DEFAULT_SETTINGS, verifyHours: 6 }) });
    expect(await screen.findByText(String(12 * HOUR_MS))).toBeTruthy();
  });

  it('is not guessed where the setting could not be read: nothing is green then', async () => {
    const { asked } = showWithBridge(<Age />, { 'settings.get': () => new Refusal({ code: 'unexpected', reference: 'settings' }) });
    await expect.poll(() => asked('settings.get')).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toBe('0');
  });
});
