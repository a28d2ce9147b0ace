import { Mark } from './mark.tsx';
import styles from './sheet.module.css';

type SheetProps = { title: string; children: React.ReactNode };

/** One centred sheet on an otherwise empty window: before the application itself can be used. */
export const Sheet = ({ title, children }: SheetProps) => (
  <main className={styles['page']}>
    <section className={styles['sheet']} aria-label={title}>
      <div className={styles['brand']}>
        <Mark size={32} />
        <h1 className={styles['title']}>{title}</h1>
      </div>
      {children}
    </section>
  </main>
);
