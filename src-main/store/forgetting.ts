/** What is over goes when it ended before a moment (UTC ms) or is not among the newest; at most `limit` at once. */
export type Forgetting = { endedBefore: number; newest: number; limit: number };
