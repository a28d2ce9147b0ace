import type { Output } from '../../../src-preload/contract/methods.ts';
import { fileSize } from '../../text/file-size.ts';
import { figure } from '../../text/plural.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './inspection.module.css';
import shared from './transfer.module.css';

type Inspection = Output<'transfer.inspect'>;

const ROWS = [['instances', 'Instances'], ['pairs', 'Pairs'], ['mirrors', 'Mirrors'], ['links', 'Copies of issues'], ['settings', 'Settings']] as const;

/** Who made the file, when and with what, and its digest. */
export const InspectionFacts = ({ inspection, name }: { inspection: Inspection; name: string }) => {
  const { madeBy, madeHere, madeAt, programVersion, format, bytes, sha256, hasSecrets } = inspection;
  return (
    <KeyValue
      items={[
        { label: 'File', value: <><PathText path={name} />, {fileSize(bytes)}</> },
        { label: 'Made by', value: `${madeBy.name === '' ? `installation ${madeBy.id}` : madeBy.name}${madeHere ? ', which is this one' : ''}` },
        { label: 'Made', value: <><TimeText at={madeAt} />, with version {programVersion}, format {figure(format)}</> },
        { label: 'Tokens', value: hasSecrets ? 'tokens and passwords are in it' : 'none are in it' },
        { label: 'SHA-256', value: <span className={shared['mono']}>{sha256}</span> },
      ]}
    />
  );
};

/** How many of each are new, the same, different, or only here. */
export const InspectionCounts = ({ compared }: Pick<Inspection, 'compared'>) => (
  <table className={styles['table']} aria-label="Against this machine">
    <thead><tr><th scope="col">Against this machine</th><th scope="col">New</th><th scope="col">Different</th><th scope="col">Same</th><th scope="col">Only here</th></tr></thead>
    <tbody>
      {ROWS.map(([key, label]) => {
        const { new: fresh, different, same, missing } = compared[key];
        return <tr key={key}><th scope="row">{label}</th><td>{figure(fresh)}</td><td>{figure(different)}</td><td>{figure(same)}</td><td>{figure(missing)}</td></tr>;
      })}
    </tbody>
  </table>
);
