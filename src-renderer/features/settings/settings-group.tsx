import styles from './settings.module.css';

/** One topic of the settings under its heading. */
export const SettingsGroup = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section aria-label={title} className={styles['group']}>
    <h2 className={styles['title']}>{title}</h2>
    {children}
  </section>
);
