import type { Server, User } from '../gitlab/double.ts';
import { noteTokenOf, type People, tokenOf } from './people.ts';

const GUEST = 10;

/** Looks on as a guest of every server: no copy of an issue that was confidential all the time, and no internal comment, may be read. */
export const createOnlooker = (servers: readonly Server[], people: readonly People[], path: string) => {
  const guests: User[] = servers.map((server) => {
    const guest = server.addUser({ username: 'guest' });
    server.addMember(server.project(path), guest, GUEST);
    return guest;
  });
  const [open, hidden, internal, opened] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];

  const learn = (): void => {
    for (const { title, confidential, notes } of people.flatMap((one) => one.issues())) {
      (confidential ? hidden : open).add(tokenOf(title));
      for (const { internal: isInternal, body } of notes) if (isInternal) internal.add(noteTokenOf(body) ?? '');
    }
  };
  const isHidden = (token: string): boolean => hidden.has(token) && !open.has(token) && !opened.has(token);

  return {
    /** To be told which copies people opened up by hand: what they showed then they showed. */
    opened,
    /** Call after whatever happens. */
    look(): string[] {
      learn();
      return servers.flatMap((server, nth) => {
        const guest = guests[nth] ?? null;
        return (people[nth]?.copies() ?? []).flatMap(({ title, iid, notes }) => {
          const token = tokenOf(title);
          const leaks = isHidden(token) && server.canRead(guest, path, iid) ? [`${token} is readable on server ${nth}`] : [];
          const told = notes.filter(({ id, body }) => internal.has(noteTokenOf(body) ?? 'none') && server.canRead(guest, path, iid, id));
          return [...leaks, ...told.map(({ body }) => `${noteTokenOf(body) ?? ''} is readable on server ${nth}`)];
        });
      });
    },
  };
};
