import { app } from 'electron';
import { z } from 'zod';
import { Link, LINK_SCHEME, Place } from '../../src-preload/contract/models/place.ts';

/** What a second start hands over; anything else only wants to see the window. */
const Handed = z.object({ place: Place.nullable() });

const placeOfLink = (address: string): Place | null => {
  const link = Link.safeParse(address);
  return link.success ? link.data : null;
};

/**
 * Hears links and further starts from the first moment on, macOS tells of a link before it is ready. What comes before `begin` is kept,
 * the last of it, and opened by that.
 */
export const followLinks = () => {
  let kept: { place: Place | null } | null = null;
  let open: ((place: Place | null) => void) | null = null;
  const arrive = (place: Place | null): void => {
    if (open === null) kept = { place: place ?? kept?.place ?? null };
    else open(place);
  };
  app.on('open-url', (event, address) => {
    event.preventDefault();
    arrive(placeOfLink(address));
  });
  app.on('second-instance', (_event, _argv, _folder, handed: unknown) => {
    const parsed = Handed.safeParse(handed);
    arrive(parsed.success ? parsed.data.place : null);
  });
  // The Dock's icon. macOS tells it of every start as well, a hidden one among them: before `begin` it asks for nothing.
  app.on('activate', () => open?.(null));
  return {
    /** From now on everything is opened at once, what came before as well. */
    begin(next: (place: Place | null) => void): void {
      open = next;
      if (kept !== null) next(kept.place);
    },
  };
};

/** Has the operating system open this program's links with it. From source it would register the runtime of the tests. */
export const registerLinks = (): void => {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
};
