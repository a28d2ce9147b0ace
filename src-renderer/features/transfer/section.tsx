import styles from './section.module.css';

/** One topic of the screen under its heading. */
export const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section aria-label={title} className={styles['section']}>
    <h2 className={styles['title']}>{title}</h2>
    {children}
  </section>
);
