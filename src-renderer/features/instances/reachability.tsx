import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

const WORD: Record<Instance['reachability'], string> = {
  unknown: 'Not asked yet', ok: 'Answers', unreachable: 'Not reachable', unauthorized: 'Token refused', wrong_answer: 'Not GitLab’s answer',
};

/** Whether a server answered when it was last asked. That it answers is plain text: green is for compared refs only. */
export const Reachability = ({ instance }: { instance: Pick<Instance, 'reachability' | 'checkedAt'> }) => {
  const word = WORD[instance.reachability];
  const time = instance.checkedAt === null ? undefined : <TimeText at={instance.checkedAt} />;
  if (instance.reachability === 'ok') return <span>{word} {time === undefined ? null : <>· {time}</>}</span>;
  return <StatusBadge status={instance.reachability === 'unknown' ? 'unknown' : 'failed'} label={word} detail={time} />;
};
