import type { MirrorDetail, SettingDifference } from '../../../src-preload/contract/models/mirror.ts';
import { fieldLabel } from '../../text/fields.ts';
import { settingValue, SETTINGS } from '../../text/mirror-settings.ts';
import { Note } from '../../ui/note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ownerSide } from '../../text/directions.ts';
import styles from './settings-table.module.css';

type SettingsTableProps = { mirror: Pick<MirrorDetail, 'desired' | 'direction' | 'source' | 'target' | 'settingDifferences'> };

const Drift = ({ differences, owner }: { differences: readonly SettingDifference[]; owner: string }) => (
  <Note tone="warn" title={`${owner} has other settings than these`}>
    <ul className={styles['drift']}>
      {differences.map(({ field, expected, actual }) => (
        <li key={field}>{fieldLabel(field)}: {settingValue(expected)} here, {settingValue(actual)} on GitLab</li>
      ))}
    </ul>
    <p>Somebody changed them on GitLab, or the pair’s defaults changed since. Saving an override sets that setting on GitLab.</p>
  </Note>
);

/** Each setting's value, whether it is the pair's or the mirror's own, and where GitLab differs. */
export const SettingsTable = ({ mirror }: SettingsTableProps) => {
  const { desired, settingDifferences } = mirror;
  return (
    <div className={styles['settings']}>
      {settingDifferences.length === 0 ? null : <Drift differences={settingDifferences} owner={mirror[ownerSide(mirror.direction)].instanceName} />}
      <table className={styles['table']}>
        <tbody>
          {SETTINGS.map((setting) => (
            <tr key={setting}>
              <th scope="row">{fieldLabel(setting)}</th>
              <td className={styles['value']} data-selectable>{settingValue(desired.effective[setting])}</td>
              <td>{desired.overrides[setting] === null ? <span className={styles['inherited']}>inherited</span> : <Tag>override</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
