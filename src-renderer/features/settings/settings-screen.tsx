import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { useRoute } from '../../state/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Note } from '../../ui/note.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { DesktopSettings } from './desktop-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { LimitsForm } from './limits-form.tsx';
import { LockSettings } from './lock-settings.tsx';
import { LogSettings } from './log-settings.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { OperatorList } from './operator-list.tsx';
import { Searched } from './searched.tsx';
import { SettingsGroup } from './settings-group.tsx';
import styles from './settings.module.css';

type TopicsProps = { settings: Settings; vault: VaultStatus; text: string };

/** Every topic; who may not change settings reads them, and still has a passphrase of their own. */
const Topics = ({ settings, vault, text }: TopicsProps) => {
  const denied = useDenied('settings.update');
  const topic = (view: React.ReactNode) => <Searched text={text}><fieldset className={styles['fields']} disabled={denied !== null}>{view}</fieldset></Searched>;
  return (
    <div className={styles['page']}>
      {denied === null ? null : <div className={styles['group']}><Note title="Settings are read-only for you">{denied}</Note></div>}
      {topic(<AppearanceSettings settings={settings} />)}
      <Searched text={text}><SettingsGroup title="Vault"><KeySettings vault={vault} /></SettingsGroup></Searched>
      {topic(<SettingsGroup title="Lock"><LockSettings settings={settings} /></SettingsGroup>)}
      <Searched text={text}><SettingsGroup title="Operators"><OperatorList vault={vault} /></SettingsGroup></Searched>
      {topic(<DesktopSettings settings={settings} />)}
      {topic(<NoticeSettings settings={settings} />)}
      <fieldset className={styles['fields']} disabled={denied !== null}><LimitsForm settings={settings} text={text} /></fieldset>
      <Searched text={text}><SettingsGroup title="Log"><LogSettings settings={settings} denied={denied} /></SettingsGroup></Searched>
      <div className={styles['none']}><EmptyState title={`No setting has “${text.trim()}” in its words.`}>Headings, names and explanations are searched.</EmptyState></div>
    </div>
  );
};

const Settable = ({ find }: { find: string }) => {
  const [text, setText] = useState(find);
  const settings = useCall('settings.get', {});
  const vault = useCall('vault.status', {});
  const failed = [settings, vault].find(({ error }) => error !== null);
  return (
    <Screen title="Settings" search={{ label: 'Search settings', value: text, onSearch: setText }}>
      {settings.isPending || vault.isPending ? <SkeletonRows label="Loading settings" /> : null}
      {failed?.error === null || failed === undefined ? null : <FailureNotice failure={failed.error.failure} onRetry={() => void failed.refetch()} />}
      {settings.data === undefined || vault.data === undefined ? null : <Topics settings={settings.data} vault={vault.data} text={text} />}
    </Screen>
  );
};

/** What can be set, by topic, each with what it does, its bounds and its usual value; the address may say what is looked for. */
export const SettingsScreen = () => {
  const find = useRoute(({ params }) => params['find'] ?? '');
  return <Settable key={find} find={find} />;
};
