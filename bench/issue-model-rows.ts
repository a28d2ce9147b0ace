import { campaign } from '../e2e/issue-model/campaign.ts';
import type { Row } from './row.ts';

const FIRST_SEED = 1;
const STORIES = 12;

/** Stories of the model test, with what must not happen in any of them. */
export const modelRows = async (): Promise<Row[]> => {
  const { runs, edits, faults, kills, duplicates, losses, differences, leaks, acted, failed } = await campaign(FIRST_SEED, STORIES);
  const none = (what: string, measured: number): Row => ({ what, measured, floor: 0, allowed: 0, unit: '' });
  return [
    none(`${STORIES} stories: ${runs} runs, ${edits} edits, ${faults} faults, ${kills} kills; duplicates`, duplicates),
    none('losses', losses),
    none('leaks', leaks),
    none('other differences', differences),
    none('mentions and commands that acted', acted),
    none('stories that did not end well', failed.length),
  ];
};
