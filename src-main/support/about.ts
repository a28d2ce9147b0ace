import type { Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { Ports } from '../ports.ts';

type AboutDeps = Pick<Deps, 'store'> & Pick<Ports, 'about' | 'paths'>;

/** What the program is made of and where its data lies. */
export const readAbout = ({ store, about, paths }: AboutDeps): Returned<'about.get'> => ({ ...about, sqlite: store.overview.engine(), dataFolder: paths.data });

/** Every package that is part of the program. Electron is the one that runs, whichever the build had beside it. */
export const listLicences = ({ licences, about }: Pick<Ports, 'licences' | 'about'>): Returned<'about.licences'> => ({
  items: licences.list().map((one) => (one.name === 'electron' && about.electron !== null ? { ...one, version: about.electron } : one)),
});

/** Opens the data folder in the file manager; a page never names the folder. */
export const showDataFolder = async ({ folders, paths }: Pick<Ports, 'folders' | 'paths'>): Promise<Returned<'about.showDataFolder'>> => ({ shown: await folders.show(paths.data) });
