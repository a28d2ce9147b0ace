import { Tag } from '../../ui/tag.tsx';
import { type Recipient, RECIPIENT_PROBLEM } from './recipients.ts';
import styles from './recipients.module.css';
import shared from './transfer.module.css';

/** Each pasted line as it was understood: for whom the file will open, and what is wrong with it. */
export const RecipientLines = ({ recipients }: { recipients: readonly Recipient[] }) =>
  recipients.length === 0 ? null : (
    <ul className={styles['lines']} aria-label="Keys">
      {recipients.map(({ line, key, name, problem }) => (
        <li key={line} className={styles['line']}>
          <Tag tone={problem === null ? 'ok' : problem === 'twice' ? 'quiet' : 'bad'}>{problem === null ? 'Key' : problem === 'twice' ? 'Twice' : 'Not a key'}</Tag>
          <span className={styles['words']}>
            {problem === null ? <>{name === '' ? 'Nobody named' : name} <span className={shared['mono']}>{key.slice(0, 12)}…{key.slice(-6)}</span></> : `Line ${line} ${RECIPIENT_PROBLEM[problem]}.`}
          </span>
        </li>
      ))}
    </ul>
  );
