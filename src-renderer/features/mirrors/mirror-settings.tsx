import { useEffect, useRef } from 'react';
import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { EditOverrides } from './edit-overrides.tsx';
import { EnabledSwitch } from './enabled-switch.tsx';
import { SettingsTable } from './settings-table.tsx';
import styles from './mirror-panel.module.css';

type MirrorSettingsProps = { mirror: MirrorDetail; editing: boolean; onEditing: (editing: boolean) => void };

/** The settings with where each value comes from; edited in place. Editing may be begun elsewhere in the panel, so that it comes into sight. */
export const MirrorSettings = ({ mirror, editing, onEditing }: MirrorSettingsProps) => {
  const denied = useDenied('mirrors.update');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (editing) place.current?.scrollIntoView({ block: 'start' });
  }, [editing]);
  const update = useChange('mirrors.update');
  const [isEnabled, ask] = useAsked(mirror, mirror.desired.enabled, update);
  const ready = mirror.setup === 'ready';
  return (
    <PanelSection title="Settings" actions={editing ? null : <ActionButton variant="default" denied={denied} disabled={!ready} onClick={() => onEditing(true)}>Edit overrides</ActionButton>}>
      <EnabledSwitch checked={isEnabled} disabled={!ready || denied !== null || update.isPending} onChange={(enabled) => { ask(enabled); update.mutate({ mirrorId: mirror.id, enabled }); }} />
      {update.isError ? <div className={styles['failure']}><FailureNotice failure={update.error.failure} title="The mirror was not changed" /></div> : null}
      <div ref={place} className={styles['place']}>{editing ? <EditOverrides mirror={mirror} onDone={() => onEditing(false)} /> : <SettingsTable mirror={mirror} />}</div>
    </PanelSection>
  );
};
