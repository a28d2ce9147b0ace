import type { TrendDay } from '../../../src-preload/contract/models/overview.ts';

const DAY_MS = 86_400_000;

/** Where things stand in a chart of `width` by `height`: lines of the share, broken where a day has no row, and a bar for each day on which something failed. */
type TrendShape = { lines: string[]; dots: { x: number; y: number }[]; bars: { x: number; y: number; height: number }[]; mostFailing: number };

type Box = { days: number; last: number; width: number; height: number };

const round = (n: number): number => Math.round(n * 10) / 10;

/** `last` is the UTC midnight of the chart's last day. A day alone between gaps is a dot. The failing are drawn to the scale of their worst day. */
export const trendShape = (items: readonly TrendDay[], { days, last, width, height }: Box): TrendShape => {
  const step = width / days;
  const xOf = (day: number): number => round((days - 1 - (last - day) / DAY_MS + 0.5) * step);
  const shown = items.filter(({ day }) => day <= last && day > last - days * DAY_MS).toSorted((a, b) => a.day - b.day);
  const runs: { day: number; share: number }[][] = [];
  for (const { day, health: { share } } of shown) {
    if (share === null) continue;
    const run = runs.at(-1);
    if (run?.at(-1)?.day === day - DAY_MS) run.push({ day, share });
    else runs.push([{ day, share }]);
  }
  const points = runs.map((run) => run.map(({ day, share }) => ({ x: xOf(day), y: round(height * (1 - share / 100)) })));
  const mostFailing = Math.max(0, ...shown.map(({ health }) => health.counts.failing));
  const bars = shown.flatMap(({ day, health: { counts } }) => {
    const tall = counts.failing === 0 ? 0 : round((height / 2) * (counts.failing / mostFailing));
    return tall === 0 ? [] : [{ x: xOf(day), y: height - tall, height: tall }];
  });
  return {
    lines: points.filter((run) => run.length > 1).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    dots: points.flatMap((run) => (run.length === 1 ? run : [])),
    bars,
    mostFailing,
  };
};
