import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { Direction, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import { fieldLabel } from '../../text/fields.ts';
import { settingMeaning, SETTINGS } from '../../text/mirror-settings.ts';
import { OverrideChoice } from './override-choice.tsx';
import { OverrideFilter } from './override-filter.tsx';
import { filterClash } from './overrides.ts';
import styles from './overrides.module.css';

type OverridesFieldsProps = {
  direction: Direction;
  /** The pair's, which the mirror inherits. */
  defaults: MirrorDefaults;
  overrides: MirrorOverrides;
  /** What main said about a field, by its name. */
  errors?: Readonly<Record<string, string>>;
  onChange: (overrides: MirrorOverrides) => void;
};

/** The five settings, each with what it inherits. */
export const OverridesFields = ({ direction, defaults, overrides, errors = {}, onChange }: OverridesFieldsProps) => {
  const clash = filterClash(defaults, overrides);
  return (
    <div className={styles['settings']}>
      {SETTINGS.map((setting) => {
        const shared = { label: fieldLabel(setting), meaning: settingMeaning(setting, direction) };
        if (setting === 'branchRegex') {
          return (
            <OverrideFilter key={setting} {...shared} value={overrides.branchRegex} inherited={defaults.branchRegex} error={clash ?? errors[setting] ?? null} onChange={(value) => onChange({ ...overrides, branchRegex: value })} />
          );
        }
        return (
          <OverrideChoice
            key={setting}
            {...shared}
            value={overrides[setting]}
            inherited={defaults[setting]}
            disabled={setting === 'triggerBuilds' && direction === 'push'}
            error={errors[setting] ?? null}
            onChange={(value) => onChange({ ...overrides, [setting]: value })}
          />
        );
      })}
    </div>
  );
};
