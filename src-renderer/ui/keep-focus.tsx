import { useEffect, useRef } from 'react';
import styles from './keep-focus.module.css';

const FOCUSABLE = 'button:not(:disabled), a[href], input:not(:disabled)';

/** What lies over the screen for a moment and gives the focus back. */
const FLOATS = '[role="dialog"], [role="menu"]';

/**
 * Around controls that take each other's place, such as Pause and Resume: whoever was on one that is gone, or was switched off while it worked,
 * goes on on what is there now, and where nothing is, in what is around them.
 */
export const KeepFocus = ({ children }: { children: React.ReactNode }) => {
  const frame = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const { current } = frame;
    const goOn = (): void => {
      const at = last.current;
      if (current === null || at === null || document.activeElement !== document.body || (at.isConnected && at.matches(':disabled'))) return;
      const next = at.isConnected ? at : (current.querySelector<HTMLElement>(FOCUSABLE) ?? current.closest<HTMLElement>('[tabindex="-1"]'));
      next?.focus();
    };
    goOn();
    if (last.current === null || last.current.isConnected) return undefined;
    // A dialog that asked is still in front of what it has changed.
    const watcher = new MutationObserver(goOn);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => watcher.disconnect();
  });
  return (
    <div
      ref={frame}
      className={styles['frame']}
      onFocus={({ target, currentTarget }) => {
        if (target instanceof HTMLElement && currentTarget.contains(target)) last.current = target;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget) && relatedTarget.closest(FLOATS) === null) last.current = null;
      }}
    >
      {children}
    </div>
  );
};
