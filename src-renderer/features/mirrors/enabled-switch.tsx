import { Switch } from '@mantine/core';
import styles from './enabled-switch.module.css';

type EnabledSwitchProps = { checked: boolean; disabled?: boolean; onChange: (enabled: boolean) => void };

/** Whether GitLab runs the mirror. */
export const EnabledSwitch = ({ checked, disabled = false, onChange }: EnabledSwitchProps) => (
  <Switch
    className={styles['enabled'] ?? ''}
    size="sm"
    label="Enabled"
    aria-label="Enabled"
    description="GitLab runs the mirror. A disabled one stays on GitLab and does nothing."
    checked={checked}
    disabled={disabled}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);
