import { fullTime, localTime } from '../text/time.ts';

/** A moment (ms since 1970, UTC) by this computer's clock, in UTC on hover: where the moment itself is what is told. */
export const MomentText = ({ at }: { at: number }) => <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>{localTime(at)}</time>;
