import { useEffect, useRef, useState } from 'react';

/** For a dialog that is taken away while it is open: the focus goes back to where it was when the dialog came. */
export const useReturnFocus = (opened: boolean): void => {
  const [came, setCame] = useState(() => ({ opened, before: document.activeElement }));
  // While it is drawn for the first time after it was called for, the focus is still where it was.
  if (came.opened !== opened) setCame({ opened, before: opened ? document.activeElement : came.before });
  const { before } = came;
  useEffect(() => {
    // What had the focus gave way to this dialog, such as another one: by now the focus is where that had it from.
    if (opened && before?.isConnected === false) setCame({ opened, before: document.activeElement });
  }, [opened, before]);
  const isOpen = useRef(opened);
  useEffect(() => {
    isOpen.current = opened;
  }, [opened]);
  useEffect(() => () => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isOpen.current && isLost && before instanceof HTMLElement && before.isConnected) before.focus();
  }, [before]);
};
