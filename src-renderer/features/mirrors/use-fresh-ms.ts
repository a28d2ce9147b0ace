import { freshFor } from '../../../src-preload/contract/fresh-for.ts';
import { DEFAULT_SETTINGS } from '../../../src-preload/contract/models/settings.ts';
import { useCall } from '../../api/use-call.ts';

/** How old a comparison may be and still count, in ms, by the setting. */
export const useFreshMs = (): number => freshFor((useCall('settings.get', {}).data ?? DEFAULT_SETTINGS).verifyHours);
