import { useState } from 'react';

/** How the change stands that was asked for. */
type Change = { isPending: boolean; isSuccess: boolean };

/**
 * What a switch shows, and how it is pressed: what was asked for, from the press until `read`, the object that `stored` is of, was read anew;
 * an answer comes before that, and what is stored would show once more what was there. A refusal takes it back.
 */
export const useAsked = <V>(read: object | undefined, stored: V, { isPending, isSuccess }: Change): readonly [shown: V, ask: (value: V) => void] => {
  const [asked, setAsked] = useState<{ value: V; of: object | undefined } | null>(null);
  const isHeld = asked !== null && (isPending || (isSuccess && asked.of === read));
  return [isHeld ? asked.value : stored, (value) => setAsked({ value, of: read })];
};
