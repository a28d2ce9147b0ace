import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For a button that is switched off while it works, by which the browser takes the focus from it: whoever pressed it has it again afterwards, unless they went elsewhere. */
export const useFocusOver = (isWorking: boolean): RefObject<HTMLButtonElement | null> => {
  const button = useRef<HTMLButtonElement>(null);
  const had = useRef(false);
  useLayoutEffect(() => {
    if (isWorking) had.current = document.activeElement === button.current;
    else if (had.current) {
      had.current = false;
      if (document.activeElement === document.body) button.current?.focus();
    }
  }, [isWorking]);
  return button;
};
