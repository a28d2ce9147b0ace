import { PageHeader } from './page-header.tsx';
import { SplitView } from './split-view.tsx';
import styles from './screen.module.css';

type ScreenProps = React.ComponentProps<typeof PageHeader> & {
  /** What the content is about, how it stands and what can be done with it; stays in sight above the content. */
  head?: React.ReactNode;
  /** The detail panel; null or undefined while nothing is chosen. */
  panel?: React.ReactNode;
  onClosePanel?: () => void;
  children: React.ReactNode;
};

const nothing = () => undefined;

/** A screen's frame: header, head, content, and the detail panel at the right. */
export const Screen = ({ head, panel, onClosePanel = nothing, children, ...header }: ScreenProps) => (
  <SplitView panel={panel} onClosePanel={onClosePanel}>
    <div className={styles['screen']}>
      <PageHeader {...header} />
      {head === undefined ? null : <div className={styles['head']}>{head}</div>}
      <div className={styles['content']}>{children}</div>
    </div>
  </SplitView>
);
