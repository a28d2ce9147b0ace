import { HELP_TITLE, helpHref } from '../../text/help-topics.ts';
import { counted } from '../../text/plural.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HighlightMatch } from '../../ui/highlight-match.tsx';
import styles from './help.module.css';
import type { HelpHit } from './search-pages.ts';

/** What the search found, each a link to its section. */
export const HelpResults = ({ hits, typed, onOpen }: { hits: readonly HelpHit[]; typed: string; onOpen: () => void }) => {
  const first = typed.trim().split(/\s+/u)[0] ?? '';
  return (
    <>
      <p role="status" className={styles['found']}>{counted(hits.length, 'place')}</p>
      {hits.length === 0 ? <EmptyState title={`No page has “${typed.trim()}”.`}>Titles, texts and the causes of failures are searched. Fewer words find more.</EmptyState> : null}
      <ul className={styles['hits']} aria-label="Found">
        {hits.map(({ topic, section, title, excerpt }) => (
          <li key={`${topic} ${section}`}>
            <a className={styles['hit']} href={helpHref({ topic, section })} onClick={onOpen}>{title}</a>
            <span className={styles['of']}>{HELP_TITLE[topic]}</span>
            <p className={styles['excerpt']}><HighlightMatch text={excerpt} match={first} /></p>
          </li>
        ))}
      </ul>
    </>
  );
};
