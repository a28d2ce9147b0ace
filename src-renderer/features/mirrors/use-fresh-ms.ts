import { freshFor } from '../../../src-preload/contract/fresh-for.ts';
import { useCall } from '../../api/use-call.ts';

/** How old a comparison may be and still count, in ms, by the setting; 0 where that is not known: then nothing is green. */
export const useFreshMs = (): number => {
  const { data } = useCall('settings.get', {});
  return data === undefined ? 0 : freshFor(data.verifyHours);
};
