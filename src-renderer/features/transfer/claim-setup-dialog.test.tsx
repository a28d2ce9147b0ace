import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { ClaimSetupDialog } from './claim-setup-dialog.tsx';

const FOUND = { projectId: 7, projectPath: 'platform/api', label: 'mirror-maestro::0123456789abcdef', description: 'Written by Office', requestsPerHour: 120, failure: null };

const show = (preflight: () => unknown) =>
  showWithBridge(<ClaimSetupDialog onClose={() => undefined} />, {
    'instances.list': () => ({ items: [{ id: 1, name: 'Company' }], total: 1 }),
    'instances.projects': () => ({ items: [{ id: 7, path: 'platform/api', name: 'api', archived: false, empty: false, lastActivityAt: null, webUrl: '' }], more: false }),
    'claim.preflight': preflight, 'claim.turnOn': () => ({}),
  });

const chooseProject = async (): Promise<void> => {
  await userEvent.click(await screen.findByRole('combobox', { name: 'Instance' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Company' }));
  await userEvent.type(screen.getByRole('combobox', { name: 'Project' }), 'api');
  await userEvent.click(await screen.findByRole('option', { name: /platform\/api/ }));
};
const switchOn = () => screen.getByRole('button', { name: 'Switch claim on' });

afterEach(cleanup);

describe('a claim', () => {
  it('is switched on when what it writes was shown', async () => {
    const { asked } = show(() => FOUND);
    await chooseProject();
    expect(await screen.findByText('Written by Office')).toBeTruthy();
    await userEvent.click(switchOn());
    expect(asked('claim.turnOn')).toEqual([{ instanceId: 1, project: 7 }]);
  });

  it('is not switched on before GitLab was asked what would be written', async () => {
    show(() => new Promise(() => undefined));
    await chooseProject();
    expect(await screen.findByText('Asking GitLab…')).toBeTruthy();
    expect(switchOn().hasAttribute('disabled')).toBe(true);
  });

  it('is not switched on where something stands in the way', async () => {
    show(() => ({ ...FOUND, failure: { code: 'missing_role', instanceId: 1, project: 'platform/api', needed: 'maintainer' } }));
    await chooseProject();
    expect(await screen.findByText(/The project cannot be used/)).toBeTruthy();
    expect(switchOn().hasAttribute('disabled')).toBe(true);
  });
});
