import { createContext, useContext } from 'react';
import { HELP_TITLE, type HelpPlace, helpHref } from '../text/help-topics.ts';

/** Whether the help can be opened from here: before the vault is open, nothing but the lock is shown. */
export const HelpReach = createContext(false);

type HelpLinkProps = {
  place: HelpPlace | null;
  /** Only the word, where the place itself says what about. */
  short?: boolean;
};

/** Leads to the page that says more; nothing where the help cannot be opened. */
export const HelpLink = ({ place, short = false }: HelpLinkProps) =>
  useContext(HelpReach) && place !== null ? <a href={helpHref(place)} aria-label={`Help: ${HELP_TITLE[place.topic]}`}>{short ? 'Help' : `Help: ${HELP_TITLE[place.topic]}`}</a> : null;
