import type { ReactNode } from 'react';
import type { Status } from '../text/statuses.ts';

const ring = (dash?: string) => <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray={dash} />;
const line = (d: string, width = 1.75) => <path d={d} fill="none" stroke="currentColor" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />;

/** One shape for each status, told apart without colour at 16 px. */
export const STATUS_SHAPE: Record<Status, ReactNode> = {
  equal: (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      <path d="M5 8.2l2.1 2.1L11 6.2" fill="none" stroke="var(--mm-surface)" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  working: ring('27 9'),
  behind: (
    <>
      {ring()}
      <path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor" />
    </>
  ),
  diverged: line('M6.5 8H1.75M4 5.25L1.25 8 4 10.75M9.5 8h4.75M12 5.25L14.75 8 12 10.75'),
  failed: line('M3.75 3.75l8.5 8.5M12.25 3.75l-8.5 8.5', 2),
  notCompared: ring('1.5 3'),
  paused: line('M5.5 3.5v9M10.5 3.5v9', 2.25),
  unknown: (
    <>
      {line('M5.5 6a2.5 2.5 0 1 1 3.6 2.25C8.3 8.7 8 9.1 8 10')}
      <circle cx="8" cy="12.75" r="1.1" fill="currentColor" />
    </>
  ),
};
