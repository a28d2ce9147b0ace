import { useEffect, useRef, useState } from 'react';
import { useRoute } from '../../state/route.ts';
import { HELP_TITLE, HELP_TOPICS, type HelpPlace, helpHref, helpPlaceOf } from '../../text/help-topics.ts';
import { Screen } from '../../ui/screen.tsx';
import { AboutView } from './about-view.tsx';
import { PAGE, PAGES } from './all-pages.ts';
import { HelpArticle } from './help-article.tsx';
import { HelpResults } from './help-results.tsx';
import styles from './help.module.css';
import { searchPages } from './search-pages.ts';

const Contents = ({ topic, onOpen }: { topic: HelpPlace['topic'] | null; onOpen: () => void }) => (
  <nav aria-label="Help pages" className={styles['contents']}>
    {HELP_TOPICS.map((one) => <a key={one} href={helpHref({ topic: one })} onClick={onOpen} {...(one === topic ? { 'aria-current': 'page' } : {})}>{HELP_TITLE[one]}</a>)}
  </nav>
);

type ReaderProps = { label: string; focused: boolean; children: React.ReactNode };

/** What is read. A page that was opened has the focus, so that keys scroll it; where a section is wanted, that has it. */
const Reader = ({ label, focused, children }: ReaderProps) => {
  const reader = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) reader.current?.focus({ preventScroll: true });
  }, [focused]);
  return <div ref={reader} className={styles['reader']} role="region" aria-label={label} tabIndex={0}><article className={styles['article']}>{children}</article></div>;
};

/** The manual: short pages by task, searched as one, with links into the window. Nothing of it is loaded from anywhere. */
export const HelpScreen = () => {
  const params = useRoute((route) => route.params);
  const { topic, section } = helpPlaceOf(params);
  // A search ends where the address becomes another, whoever changed it.
  const [search, setSearch] = useState({ typed: '', of: params });
  const typed = search.of === params ? search.typed : '';
  const setTyped = (text: string) => setSearch({ typed: text, of: params });
  const searching = typed.trim() !== '';
  const open = () => setTyped('');
  return (
    <Screen title="Help" search={{ label: 'Search the help', value: typed, onSearch: setTyped }}>
      <div className={styles['page']}>
        <Contents topic={searching ? null : topic} onOpen={open} />
        {searching ? (
          <Reader label="Search results" focused={false}><HelpResults hits={searchPages(PAGES, typed)} typed={typed} onOpen={open} /></Reader>
        ) : (
          <Reader key={topic} label={HELP_TITLE[topic]} focused={section === undefined}>{topic === 'about' ? <AboutView /> : <HelpArticle page={PAGE[topic]} at={section} />}</Reader>
        )}
      </div>
    </Screen>
  );
};
