import type { Expiry } from '../../../src-preload/contract/models/expiry.ts';
import { hrefOf } from '../../state/route.ts';
import { CREDENTIAL_SOURCE } from '../../text/credentials.ts';
import { fullDay } from '../../text/time.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './expiries.module.css';

const WHAT: Record<Expiry['kind'], string> = { instance_token: 'Instance token', mirror_credential: 'Mirror credential' };

type ExpiryLineProps = { expiry: Expiry; warnBefore: number; rotating: boolean; onRotate: (mirrorId: number) => void };

/** One end: the day, what ends, on which server, when it is renewed by itself, and the button that does it now. */
export const ExpiryLine = ({ expiry, warnBefore, rotating, onRotate }: ExpiryLineProps) => {
  const { kind, expiresAt, instanceId, instanceName, mirrorId, credential, subject, rotatesAt } = expiry;
  const now = useNow();
  const left = expiresAt - now;
  const tone = left <= 0 ? 'bad' : left <= warnBefore ? 'warn' : 'quiet';
  const byItself = rotatesAt === null ? 'not by itself' : rotatesAt <= now ? 'rotation is due' : <>rotates <TimeText at={rotatesAt} day /></>;
  const renew = kind === 'instance_token' ? 'by a person' : byItself;
  return (
    <div className={styles['line']}>
      <span className={styles['day']}>{fullDay(expiresAt)}</span>
      <span className={styles['when']}><Tag tone={tone}>{left <= 0 ? 'ended ' : 'ends '}<TimeText at={expiresAt} day /></Tag></span>
      <span className={styles['what']}>{credential === null ? WHAT[kind] : CREDENTIAL_SOURCE[credential]}</span>
      <a className={styles['subject']} title={subject} href={mirrorId === null ? hrefOf('instances', { id: instanceId }) : hrefOf('mirrors', { id: mirrorId })}>{subject}</a>
      <span className={styles['instance']} title={instanceName}>{instanceName}</span>
      <span className={styles['renew']}>{renew}</span>
      <span className={styles['action']}>
        {mirrorId === null
          ? <a href={hrefOf('instances', { id: instanceId, params: { edit: '1' } })}>Change token</a>
          : <RowButton label={`Rotate ${subject}`} busy={rotating} onPress={() => onRotate(mirrorId)}>Rotate</RowButton>}
      </span>
    </div>
  );
};
