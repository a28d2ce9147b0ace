/** The rounds use at least this part of an allowed rate (DESIGN.md section 12). */
const USED = 0.9;

/**
 * Whether the age of a status can be kept on an instance while every project is active. GitLab tells the state of push mirrors only by a
 * question for each project, and quiet projects, which it lists, are none then. `minutes` is the shortest time in which `requests`
 * questions may be asked, rounded up.
 */
export const statusPace = (requests: number, { statusMinutes, requestsPerMinute }: { statusMinutes: number; requestsPerMinute: number }): { minutes: number; isKept: boolean } => ({
  minutes: Math.ceil(requests / requestsPerMinute),
  isKept: requests <= statusMinutes * requestsPerMinute * USED,
});
