const MOST_WAITS = 10_000;

/** Whether the application waits for the disk. */
const isDiskAtWork = (): boolean => process.getActiveResourcesInfo().includes('FSReqCallback');

/** Lets the disk finish what it was given: it has the real time and not a virtual clock's. */
export const letDiskFinish = async (): Promise<void> => {
  for (let wait = 0; wait < MOST_WAITS && isDiskAtWork(); wait += 1) await new Promise((resolve) => void setTimeout(resolve, 1));
};
