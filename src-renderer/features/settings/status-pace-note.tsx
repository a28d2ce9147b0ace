import { Settings } from '../../../src-preload/contract/models/settings.ts';
import type { InstancePace } from '../../../src-preload/contract/models/status-pace.ts';
import { useCall } from '../../api/use-call.ts';
import { counted, figure } from '../../text/plural.ts';
import { Note } from '../../ui/note.tsx';

/** More than these tell nothing new. */
const MOST = 3;

const Line = ({ pace: { instanceName, mirrors, minutes }, rate }: { pace: InstancePace; rate: number }) => (
  <p>{`${counted(mirrors, 'mirror')} on ${instanceName} ${mirrors === 1 ? 'needs' : 'need'} at least ${counted(minutes, 'minute')} at ${figure(rate)} requests a minute while all their projects are active.`}</p>
);

type StatusPaceNoteProps = { statusMinutes: unknown; requestsPerMinute: unknown };

/** Says before these two are saved that the age of a status cannot be kept with them, and where; nothing where it can, or where a figure is out of its bounds. */
export const StatusPaceNote = ({ statusMinutes, requestsPerMinute }: StatusPaceNoteProps) => {
  const figures = Settings.pick({ statusMinutes: true, requestsPerMinute: true }).safeParse({ statusMinutes, requestsPerMinute });
  const pace = useCall('mirrors.statusPace', figures.data ?? {}, { enabled: figures.success, keepPrevious: true }).data;
  const late = figures.success ? (pace?.items.filter(({ isKept }) => !isKept) ?? []) : [];
  if (pace === undefined || late.length === 0) return null;
  return (
    <Note tone="warn" title={`Statuses can become older than ${counted(pace.statusMinutes, 'minute')}`}>
      {late.slice(0, MOST).map((one) => <Line key={one.instanceId} pace={one} rate={pace.requestsPerMinute} />)}
      {late.length > MOST ? <p>{`So it is on ${counted(late.length - MOST, 'other instance')}.`}</p> : null}
      <p>Mirrors that were not asked about for longest come first, so that none is left out. Quiet projects are read in lists and cost less.</p>
    </Note>
  );
};
