import { useState } from 'react';
import type { Input, ParsedInput } from '../../../src-preload/contract/methods.ts';
import { useCall } from '../../api/use-call.ts';

/** What the topology is narrowed by and judged by; hours, 0 switches a level off. */
export type Narrowing = Omit<ParsedInput<'overview.topology'>, 'at' | 'pairId'> & Pick<Input<'overview.topology'>, 'pairId'>;

const USUAL: Narrowing = { includeDisabled: true, staleWarnHours: 24, staleErrorHours: 168, neverSucceeded: 'warning' };

/** The instances and links as the filters leave them. */
export const useTopology = () => {
  const [narrowing, setNarrowing] = useState<Narrowing>(USUAL);
  const topology = useCall('overview.topology', narrowing, { keepPrevious: true });
  return { narrowing, topology, change: (more: Partial<Narrowing>) => setNarrowing((before) => ({ ...before, ...more })) };
};
