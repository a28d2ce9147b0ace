import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** When the mirror was asked about that waited longest; where the configured age cannot be kept at the allowed rate it leads to both settings. */
export const StatusAge = () => {
  const pace = useCall('mirrors.statusPace', {}, { keepPrevious: true }).data;
  if (pace === undefined || pace.oldestAt === null) return null;
  const age = <>Oldest status <TimeText at={pace.oldestAt} /></>;
  if (pace.items.every(({ isKept }) => isKept)) return <span>{age}</span>;
  return <a href={hrefOf('settings')} title={`${counted(pace.statusMinutes, 'minute')} cannot be kept at the allowed requests while all projects are active.`}>{age}</a>;
};
