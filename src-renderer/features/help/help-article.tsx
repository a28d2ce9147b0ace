import { useEffect, useRef } from 'react';
import { HELP_TITLE } from '../../text/help-topics.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Block, HelpPage, HelpSection, Inline, Rich } from './help-page.ts';
import styles from './help.module.css';

const Piece = ({ inline }: { inline: Inline }) => {
  if (typeof inline === 'string') return inline;
  if ('code' in inline) return <code>{inline.code}</code>;
  return 'name' in inline ? <b className={styles['name']}>{inline.name}</b> : <a href={inline.href}>{inline.words}</a>;
};

// Texts are constants: their place is their identity.
const Words = ({ text }: { text: Rich }) => text.map((inline, at) => <Piece key={at} inline={inline} />);

const BlockView = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'text':
      return <p><Words text={block.text} /></p>;
    case 'steps':
      return <ol className={styles['items']}>{block.items.map((text, at) => <li key={at}><Words text={text} /></li>)}</ol>;
    case 'list':
      return <ul className={styles['items']}>{block.items.map((text, at) => <li key={at}><Words text={text} /></li>)}</ul>;
    case 'terms':
      return <dl className={styles['terms']}>{block.items.map(({ term, text }) => <div key={term} className={styles['term']}><dt>{term}</dt><dd><Words text={text} /></dd></div>)}</dl>;
    case 'statuses':
      return <dl className={styles['terms']}>{block.items.map(({ status, text }) => <div key={status} className={styles['term']}><dt><StatusBadge status={status} /></dt><dd><Words text={text} /></dd></div>)}</dl>;
    case 'code':
      return <pre className={styles['code']}>{block.code}</pre>;
  }
};

const SectionView = ({ section, wanted }: { section: HelpSection; wanted: boolean }) => {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!wanted) return;
    title.current?.scrollIntoView({ block: 'start' });
    title.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <section className={styles['section']} aria-labelledby={`help-${section.id}`} data-wanted={wanted}>
      <h3 ref={title} id={`help-${section.id}`} tabIndex={-1} className={styles['sectionTitle']}>{section.title}</h3>
      {section.blocks.map((block, at) => <BlockView key={at} block={block} />)}
    </section>
  );
};

/** One page of the help; the section that the address names comes into sight and is read first. */
export const HelpArticle = ({ page, at }: { page: HelpPage; at: string | undefined }) => (
  <>
    <h2 className={styles['title']}>{HELP_TITLE[page.topic]}</h2>
    {page.sections.map((section) => <SectionView key={section.id} section={section} wanted={section.id === at} />)}
  </>
);
