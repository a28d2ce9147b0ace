import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src-preload/contract/models/diagnosis.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { MirrorDiagnosis } from './mirror-diagnosis.tsx';
import { aMirror } from './sample-mirror.ts';

const SECTION = 'What is wrong and what to do';
const TEXT = "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://gitlab.com/company/billing.git/'";

type Given = { diagnosis: Partial<Diagnosis> | null; lastError?: string | null; plan?: unknown };

const show = ({ diagnosis, lastError = null, plan = { id: 31 } }: Given) => {
  const done: string[] = [];
  const full = diagnosis === null ? null : { cause: 'unknown' as const, evidence: '', refs: [], action: 'wait' as const, ...diagnosis };
  const mirror = { ...aMirror({ observed: { status: 'failed', lastError } }), settingDifferences: [], refDifferences: [], refsFailure: null, diagnosis: full, followedBy: null };
  const { asked } = showWithBridge(
    <MirrorDiagnosis mirror={mirror} state={null} run={(id, action) => done.push(`${action} ${id}`)} onEditOverrides={() => done.push('edit')} />,
    { 'plans.make': () => plan, 'mirrors.rotateToken': () => ({ ...mirror, jobId: 12 }) },
  );
  return { asked, done };
};

const section = () => within(screen.getByRole('region', { name: SECTION }));
const press = (name: string) => userEvent.click(section().getByRole('button', { name }));

afterEach(() => {
  cleanup();
  location.hash = '';
});

describe('what is wrong and what to do', () => {
  it('is not there where nothing is wrong', () => {
    show({ diagnosis: null });
    expect(screen.queryByRole('region', { name: SECTION })).toBeNull();
  });

  it('says what happened and why, shows the evidence and the whole text, and what now', () => {
    show({ diagnosis: { cause: 'credential_rejected', evidence: 'HTTP Basic: Access denied', action: 'rotate' }, lastError: TEXT });
    expect(section().getByText('The credential is refused')).toBeTruthy();
    expect(section().getByText(/^gitlab\.com does not accept the credential that the mirror uses\. Its token was revoked/)).toBeTruthy();
    expect(section().getByText('HTTP Basic: Access denied').tagName).toBe('PRE');
    expect(section().getByText('All of GitLab’s text')).toBeTruthy();
    expect(section().getByText(/Authentication failed for/).tagName).toBe('PRE');
    expect(section().getByText(/^Rotate the credential/)).toBeTruthy();
  });

  it('does not repeat a text that is the evidence', () => {
    show({ diagnosis: { cause: 'took_too_long', evidence: 'The remote mirror took to long to complete.' }, lastError: 'The remote mirror took to long to complete.\n' });
    expect(section().queryByText('All of GitLab’s text')).toBeNull();
  });

  it('lists the refs', () => {
    show({ diagnosis: { cause: 'diverged_kept', refs: ['refs/heads/main', 'refs/tags/v1'], action: 'edit_overrides' } });
    const list = within(section().getByRole('list', { name: 'Branches and tags concerned' }));
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['refs/heads/main', 'refs/tags/v1']);
  });

  it('triggers, compares and opens the overrides', async () => {
    const { done } = show({ diagnosis: { action: 'trigger' } });
    await press('Trigger it now');
    cleanup();
    const compared = show({ diagnosis: { action: 'verify' } });
    await press('Compare them now');
    cleanup();
    const edited = show({ diagnosis: { action: 'edit_overrides' } });
    await press('Edit overrides');
    expect([done, compared.done, edited.done]).toEqual([['trigger 7'], ['verify 7'], ['edit']]);
  });

  it('asks before it rotates the credential', async () => {
    const { asked } = show({ diagnosis: { cause: 'credential_expired', action: 'rotate' } });
    await press('Rotate credential');
    expect(asked('mirrors.rotateToken')).toEqual([]);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Rotate credential' }));
    expect(asked('mirrors.rotateToken')).toEqual([{ mirrorId: 7 }]);
  });

  it.each([['enable', 'Plan to enable it', 'enable'], ['reapply', 'Plan to re-apply the settings', 'reapply'], ['recreate', 'Plan to re-create it', 'repair']] as const)(
    'makes a plan to %s and leads to its screen',
    async (action, words, kind) => {
      const { asked } = show({ diagnosis: { action } });
      await press(words);
      expect(asked('plans.make')).toEqual([{ kind, select: { mirrorIds: [7] } }]);
      expect(location.hash).toBe('#/plans/31');
    },
  );

  it('says why a plan was not made', async () => {
    show({ diagnosis: { action: 'recreate' }, plan: new Refusal({ code: 'conflict', reason: 'being_changed' }) });
    await press('Plan to re-create it');
    expect(await screen.findByText('The plan was not made')).toBeTruthy();
  });

  it('leads to the instance on the other end, and to both projects on GitLab', () => {
    const target = (action: Diagnosis['action']) => {
      show({ diagnosis: { action } });
      const href = section().getByRole('link').getAttribute('href');
      cleanup();
      return href;
    };
    expect(target('edit_instance')).toBe('#/instances/3');
    expect(target('open_source')).toBe('https://git.company.example/platform/billing');
    expect(target('open_target')).toBe('https://gitlab.com/company/billing');
  });

  it('has no button where only waiting helps', () => {
    show({ diagnosis: { cause: 'maintenance', action: 'wait' } });
    expect(section().queryByRole('button')).toBeNull();
    expect(section().queryByRole('link')).toBeNull();
  });
});
