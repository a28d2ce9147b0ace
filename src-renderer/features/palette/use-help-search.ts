import { useEffect, useState } from 'react';
import type { HelpHit } from '../help/search-pages.ts';

type Search = (typed: string) => HelpHit[];

const findsNothing: Search = () => [];

/** The search of the help's texts; it finds nothing until its pages are loaded, a moment after the palette is open. */
export const useHelpSearch = (): Search => {
  const [search, setSearch] = useState<Search>(() => findsNothing);
  useEffect(() => {
    let isOpen = true;
    void import('../help/search-help.ts').then(({ searchHelp }) => {
      if (isOpen) setSearch(() => searchHelp);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return search;
};
