import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import styles from './panel.module.css';

type PanelProps = {
  title: React.ReactNode;
  /** Under the title: a state, a kind. */
  subtitle?: React.ReactNode;
  /** Names the region for assistive technology; the title's text where it is one. */
  label: string;
  onClose: () => void;
  /** Buttons that stay in sight at the lower edge. */
  footer?: React.ReactNode;
  children: React.ReactNode;
};

/** The detail panel: a title, sections that scroll, and actions at the lower edge. */
export const Panel = ({ title, subtitle, label, onClose, footer, children }: PanelProps) => (
  <section className={styles['panel']} aria-label={label}>
    <header className={styles['head']}>
      <div className={styles['titles']}>
        <h2 className={styles['title']}>{title}</h2>
        {subtitle === undefined ? null : <div className={styles['subtitle']}>{subtitle}</div>}
      </div>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label="Close panel" onClick={onClose}>
        <IconX size={18} stroke={1.5} />
      </ActionIcon>
    </header>
    <div className={styles['body']}>{children}</div>
    {footer === undefined ? null : <footer className={styles['foot']}>{footer}</footer>}
  </section>
);

type PanelSectionProps = { title?: string; actions?: React.ReactNode; children: React.ReactNode };

/** One part of a panel, in the order: state and why, what to do, both sides, settings, history. */
export const PanelSection = ({ title, actions, children }: PanelSectionProps) => (
  <section className={styles['section']} {...(title === undefined ? {} : { 'aria-label': title })}>
    {title === undefined && actions === undefined ? null : (
      <div className={styles['sectionHead']}>
        {title === undefined ? <span /> : <h3 className={styles['sectionTitle']}>{title}</h3>}
        {actions}
      </div>
    )}
    {children}
  </section>
);
