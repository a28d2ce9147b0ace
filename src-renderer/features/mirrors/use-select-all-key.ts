import { useEffect } from 'react';

const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"], aside') !== null) ||
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** Ctrl or Cmd with A ticks the whole list, wherever the focus is but in a field, the panel or a dialog. */
export const useSelectAllKey = (onAll: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || isElsewhere(event.target)) return;
      event.preventDefault();
      onAll();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onAll]);
};
