import { useEffect, useRef, useState } from 'react';

/** For a dialog that is taken away while it is open: the focus goes back to where it was when the dialog came. */
export const useReturnFocus = (opened: boolean): void => {
  const [before] = useState(() => document.activeElement);
  const isOpen = useRef(opened);
  useEffect(() => {
    isOpen.current = opened;
  }, [opened]);
  useEffect(() => () => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isOpen.current && isLost && before instanceof HTMLElement && before.isConnected) before.focus();
  }, [before]);
};
