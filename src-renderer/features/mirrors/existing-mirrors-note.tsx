import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { useCall } from '../../api/use-call.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice, useNameOf } from '../../ui/failure-notice.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './existing-mirrors-note.module.css';

type ExistingMirrorsNoteProps = { direction: Direction; instanceId: number; projectId: number };

const CONSEQUENCE: Record<Direction, string> = {
  push: 'Another push mirror can stand beside them, up to 10 that are enabled, but not twice to the same target.',
  pull: 'A project pulls from one place only: that mirror has to go before another can be made.',
};

/** Mirrors that GitLab already has on the project where the new one would be configured. */
export const ExistingMirrorsNote = ({ direction, instanceId, projectId }: ExistingMirrorsNoteProps) => {
  const nameOf = useNameOf();
  const existing = useCall('instances.existingMirrors', { instanceId, projectId }, { goodFor: 30_000 });
  if (existing.isError) return <FailureNotice failure={existing.error.failure} title="Existing mirrors could not be read" onRetry={() => void existing.refetch()} />;
  const mirrors = existing.data?.items.filter((mirror) => mirror.direction === direction) ?? [];
  if (mirrors.length === 0) return null;
  return (
    <Note tone="warn" title={`The project already has ${counted(mirrors.length, `${direction} mirror`)} on GitLab`}>
      <ul className={styles['mirrors']}>
        {mirrors.map((mirror) => (
          <li key={`${mirror.gitlabMirrorId}`}>
            <span className={styles['path']} data-selectable>{mirror.other?.path ?? mirror.url ?? 'an address that GitLab does not show'}</span>
            <span className={styles['more']}>{[...(mirror.other === null ? [] : [nameOf(mirror.other.instanceId)]), ...(mirror.enabled ? [] : ['disabled'])].join(', ')}</span>
          </li>
        ))}
      </ul>
      <p>{CONSEQUENCE[direction]}</p>
    </Note>
  );
};
