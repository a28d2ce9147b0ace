import { useAllPairs } from '../../api/use-all.ts';
import { hrefOf } from '../../state/route.ts';
import { Note } from '../../ui/note.tsx';
import styles from './pairs.module.css';

type ReverseNoticeProps = { pairId: number | null; sourceInstanceId: number | null; targetInstanceId: number | null };

/** Says that pairs join the same instances the other way round, and what to mind then. */
export const ReverseNotice = ({ pairId, sourceInstanceId, targetInstanceId }: ReverseNoticeProps) => {
  const known = sourceInstanceId !== null && targetInstanceId !== null && sourceInstanceId !== targetInstanceId;
  const pairs = useAllPairs({ instanceId: sourceInstanceId ?? 0 }, { enabled: known });
  const reverse = pairs.data?.items.filter((one) => one.id !== pairId && one.sourceInstanceId === targetInstanceId && one.targetInstanceId === sourceInstanceId) ?? [];
  if (!known || reverse.length === 0) return null;
  return (
    <Note tone="warn" title="These instances are also paired the other way round">
      <ul className={styles['reverse']}>
        {reverse.map(({ id, name }) => <li key={id}><a href={hrefOf('pairs', { id })}>{name}</a></li>)}
      </ul>
      <p>Together they are two-way. For issues the last write wins at each sync. For code keep one source of truth for each project: where both sides take pushes, branches diverge.</p>
    </Note>
  );
};
