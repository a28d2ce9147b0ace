import { IconExternalLink } from '@tabler/icons-react';
import styles from './external-link.module.css';

/** Leads to a page of a registered server in the browser; the main process opens it only where the origin is registered. */
export const ExternalLink = ({ href, children }: { href: string; children: React.ReactNode }) => (
  <a className={styles['link']} href={href} target="_blank" rel="noreferrer">
    <span className={styles['text']}>{children}</span>
    <IconExternalLink size={14} stroke={1.5} aria-label="opens in the browser" />
  </a>
);
