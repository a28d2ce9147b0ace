const DAY_MS = 86_400_000;

/** Something that ends at a moment (UTC ms): a token of an instance, or the credential of a mirror. */
type End = { expiresAt: number; mirrorId: number | null };
type Day = { day: number; tokens: number; credentials: number };

/** How much ends on each UTC day from a moment on, and how much ended before it. */
export const endsByDay = (ends: readonly End[], from: number): { days: Day[]; ended: number } => {
  const days = new Map<number, Day>();
  let ended = 0;
  for (const { expiresAt, mirrorId } of ends) {
    if (expiresAt < from) {
      ended += 1;
      continue;
    }
    const day = expiresAt - (expiresAt % DAY_MS);
    const known = days.get(day) ?? { day, tokens: 0, credentials: 0 };
    days.set(day, known);
    known[mirrorId === null ? 'tokens' : 'credentials'] += 1;
  }
  return { days: [...days.values()].toSorted((a, b) => a.day - b.day), ended };
};
