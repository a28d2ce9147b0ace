import { TimeText } from './time-text.tsx';
import { useNow } from './use-now.ts';

/** When something is done next by itself (ms since 1970); a moment that has passed means that the schedule comes to it now. */
export const DueText = ({ at, never }: { at: number | null; never: string }) => {
  const isDue = useNow() >= (at ?? Infinity);
  return isDue ? <>due now</> : <TimeText at={at} never={never} />;
};
