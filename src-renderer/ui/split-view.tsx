import { useCallback, useEffect, useRef } from 'react';
import { PANEL_WIDTH, useLayout } from '../state/layout.ts';
import styles from './split-view.module.css';

const STEP = 16;

const DIALOG = '[role="dialog"][aria-modal="true"]';

/** Something that floats takes Escape for itself first, and may be gone by it already: then the key was pressed inside of it all the same. */
const takesEscape = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  document.querySelector(DIALOG) !== null ||
  (event.target instanceof Element && event.target.closest(`${DIALOG}, [aria-expanded="true"], [role="menu"], [role="listbox"]`) !== null);

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

/**
 * Keeps the focus when the panel comes and goes: whoever was in the panel gets back to where they were before, to the list's row where that
 * is gone; and where the panel takes the place of the list, it takes the focus as well.
 */
const usePanelFocus = (open: boolean) => {
  const main = useRef<HTMLDivElement>(null);
  const aside = useRef<HTMLElement>(null);
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!open) return undefined;
    const [list, panel] = [main.current, aside.current];
    if (list !== null && getComputedStyle(list).display === 'none' && panel?.contains(document.activeElement) === false) panel.focus();
    return () => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const back = last.current?.isConnected === true ? last.current : list?.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]');
      back?.focus();
    };
  }, [open]);
  const remember = useCallback((event: React.FocusEvent<HTMLElement>) => {
    // What floats over the screen belongs to it as well, and is gone soon.
    if (event.currentTarget.contains(event.target)) last.current = event.target;
  }, []);
  return { main, aside, remember };
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
  const { main, aside, remember } = usePanelFocus(open);
  return (
    <div className={styles['split']}>
      <div ref={main} className={styles['main']} onFocus={remember}>{children}</div>
      {open ? (
        <>
          <Divider />
          <aside ref={aside} tabIndex={-1} className={styles['panel']} style={{ width }}>{panel}</aside>
        </>
      ) : null}
    </div>
  );
};
