import { Radio } from '@mantine/core';
import { Role } from '../../../src-preload/contract/models/operator.ts';
import { ROLES } from '../../text/access-words.ts';
import styles from './settings.module.css';

type RoleChoiceProps = {
  value: Role;
  /** The first operator is an administrator. */
  onlyAdministrator?: boolean;
  /** What is wrong with the choice. */
  error?: string | null;
  onChange: (role: Role) => void;
};

/** The roles with what each may do. */
export const RoleChoice = ({ value, onlyAdministrator = false, error = null, onChange }: RoleChoiceProps) => (
  <Radio.Group
    label="Role"
    value={value}
    error={error}
    onChange={(chosen) => {
      const role = Role.options.find((known) => known === chosen);
      if (role !== undefined) onChange(role);
    }}
  >
    <div className={styles['choices']}>
      {Role.options.map((role) => <Radio key={role} size="sm" value={role} label={ROLES[role].name} description={ROLES[role].may} disabled={onlyAdministrator && role !== 'administrator'} />)}
    </div>
  </Radio.Group>
);
