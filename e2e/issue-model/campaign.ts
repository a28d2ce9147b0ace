import fc from 'fast-check';
import { anyStory, SHAPES, type Story } from './edit.ts';
import { play, type Played } from './play.ts';

/** What many stories came to, and those that did not end well. */
export type Campaign = {
  stories: number; runs: number; edits: number; faults: number; kills: number; duplicates: number; losses: number; differences: number; leaks: number; acted: number;
  failed: { seed: number; story: Story; why: unknown }[];
};

const isWell = ({ disagreements, leaks, mentions, commands, refusals }: Played): boolean =>
  disagreements.length + leaks.length + mentions + commands + refusals.length === 0;

/** The story of a seed; seeds that follow each other take every shape in turn. */
export const storyOf = (seed: number): Story => {
  const [story] = fc.sample(anyStory, { seed, numRuns: 1 });
  const shape = SHAPES[seed % SHAPES.length];
  if (story === undefined || shape === undefined) throw new Error('no story');
  return { ...story, shape };
};

/** Plays the stories of the seeds from `first` on, one after the other; `onPlayed` hears of each. */
export const campaign = async (first: number, stories: number, onPlayed: (campaign: Campaign) => void = () => undefined): Promise<Campaign> => {
  const total: Campaign = { stories: 0, runs: 0, edits: 0, faults: 0, kills: 0, duplicates: 0, losses: 0, differences: 0, leaks: 0, acted: 0, failed: [] };
  for (let seed = first; seed < first + stories; seed += 1) {
    const story = storyOf(seed);
    total.stories += 1;
    try {
      const played = await play(story);
      for (const what of ['runs', 'edits', 'faults', 'kills'] as const) total[what] += played[what];
      const count = (is: 'twice' | 'lost' | 'different'): number => played.disagreements.filter((one) => one.is === is).length;
      total.duplicates += count('twice');
      total.losses += count('lost');
      total.differences += count('different') + played.refusals.length;
      total.leaks += played.leaks.length;
      total.acted += played.mentions + played.commands;
      if (!isWell(played)) total.failed.push({ seed, story, why: played });
    } catch (error) {
      total.failed.push({ seed, story, why: error instanceof Error ? error.stack : error });
    }
    onPlayed(total);
  }
  return total;
};
