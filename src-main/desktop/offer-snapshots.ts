import { dialog } from 'electron';

type Snapshot = { name: string; takenAt: number };

/** What can be done about a database that was found damaged and set aside. */
export type Damaged<S extends Snapshot> = { setAside: string; snapshots: S[]; restore(snapshot: S): void; startOver(): void };

/** More than these help nobody: the newest whole one is nearly always the choice. */
const OFFERED = 3;

const when = (at: number): string => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/**
 * Asks the person what to do, since there is no window yet: go back to a snapshot, begin with an empty database, or quit and leave
 * everything as it is. True where the start can be tried again.
 */
export const offerSnapshots = async <S extends Snapshot>({ setAside, snapshots, restore, startOver }: Damaged<S>): Promise<boolean> => {
  const offered = snapshots.slice(0, OFFERED);
  const buttons = [...offered.map(({ takenAt }) => `Go back to ${when(takenAt)}`), 'Begin with an empty database', 'Quit'];
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Mirror Maestro',
    message: 'The database is damaged.',
    detail: `It was set aside in ${setAside}. ${offered.length === 0 ? 'There is no whole snapshot of it.' : 'Snapshots of it are whole.'} GitLab is not changed by any choice.`,
    buttons,
    defaultId: offered.length === 0 ? buttons.length - 1 : 0,
    cancelId: buttons.length - 1,
    noLink: true,
  });
  const snapshot = offered[response];
  if (snapshot !== undefined) restore(snapshot);
  else if (response === offered.length) startOver();
  else return false;
  return true;
};
