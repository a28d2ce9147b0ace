import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { showOverlay } from '../../state/overlay.ts';
import { useRoute } from '../../state/route.ts';
import { useUnsavedForms } from '../../state/unsaved.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { AboutView } from './about-view.tsx';
import { PAGE } from './all-pages.ts';
import { HelpArticle } from './help-article.tsx';
import styles from './help.module.css';

const close = () => showOverlay(null);

/** What the help says of the screen, over it: what was entered there stays. A link in it leads away, and is asked about first. */
export const HelpOver = () => {
  const route = useRoute();
  const [asked] = useState(route);
  const isAsked = useUnsavedForms((state) => state.asked !== null);
  useReturnFocus(true);
  useEffect(() => {
    if (route !== asked) close();
  }, [route, asked]);
  const { topic, section } = HELP_OF_SCREEN[asked.screen];
  return (
    <Modal opened onClose={close} closeOnEscape={!isAsked} title="Help" size={760} closeButtonProps={{ 'aria-label': 'Close help' }}>
      <article className={styles['article']}>{topic === 'about' ? <AboutView /> : <HelpArticle page={PAGE[topic]} at={section} />}</article>
    </Modal>
  );
};
