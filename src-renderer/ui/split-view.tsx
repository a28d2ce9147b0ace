import { useCallback, useEffect } from 'react';
import { PANEL_WIDTH, useLayout } from '../state/layout.ts';
import styles from './split-view.module.css';

const STEP = 16;

/** Something that floats takes Escape for itself first, and what was typed is not thrown away by a key. */
const takesEscape = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  document.querySelector('[role="dialog"][aria-modal="true"], form[data-unsaved="true"]') !== null ||
  (event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null);

const useEscape = (active: boolean, onEscape: () => void): void => {
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !takesEscape(event)) onEscape();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active, onEscape]);
};

const Divider = () => {
  const width = useLayout((state) => state.panelWidth);
  const setWidth = useLayout((state) => state.setPanelWidth);
  const drag = useCallback(
    (event: React.PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(window.innerWidth - event.clientX);
    },
    [setWidth],
  );
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuemin={PANEL_WIDTH.min}
      aria-valuemax={PANEL_WIDTH.max}
      aria-valuenow={width}
      tabIndex={0}
      className={styles['divider']}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') setWidth(width + STEP);
        if (event.key === 'ArrowRight') setWidth(width - STEP);
      }}
    />
  );
};

type SplitViewProps = { children: React.ReactNode; panel: React.ReactNode; onClosePanel: () => void };

/** The screen with its detail panel beside it; the panel's width is dragged or set with arrows, Escape closes it. */
export const SplitView = ({ children, panel, onClosePanel }: SplitViewProps) => {
  const width = useLayout((state) => state.panelWidth);
  const open = panel !== null && panel !== undefined && panel !== false;
  useEscape(open, onClosePanel);
  return (
    <div className={styles['split']}>
      <div className={styles['main']}>{children}</div>
      {open ? (
        <>
          <Divider />
          <aside className={styles['panel']} style={{ width }}>{panel}</aside>
        </>
      ) : null}
    </div>
  );
};
