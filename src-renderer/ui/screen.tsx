import { PageHeader } from './page-header.tsx';
import { SplitView } from './split-view.tsx';
import styles from './screen.module.css';

type ScreenProps = React.ComponentProps<typeof PageHeader> & {
  /** The detail panel; null or undefined while nothing is chosen. */
  panel?: React.ReactNode;
  onClosePanel?: () => void;
  children: React.ReactNode;
};

const nothing = () => undefined;

/** A screen's frame: header, content, and the detail panel at the right. */
export const Screen = ({ panel, onClosePanel = nothing, children, ...header }: ScreenProps) => (
  <SplitView panel={panel} onClosePanel={onClosePanel}>
    <div className={styles['screen']}>
      <PageHeader {...header} />
      <div className={styles['content']}>{children}</div>
    </div>
  </SplitView>
);
