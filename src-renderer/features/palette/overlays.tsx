import { type ComponentType, useEffect, useState } from 'react';
import { useOverlay } from '../../state/overlay.ts';
import { KeyMap } from './key-map.tsx';
import { Palette } from './palette.tsx';

/** The pages of the help are fetched when they are asked for. */
const Help = () => {
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isOpen = true;
    void import('../help/help-over.tsx').then(({ HelpOver }) => {
      if (isOpen) setView(() => HelpOver);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return View === null ? null : <View />;
};

/** What lies over every screen when it is called for. */
export const Overlays = () => {
  const shown = useOverlay((state) => state.shown);
  switch (shown) {
    case 'palette':
      return <Palette />;
    case 'keys':
      return <KeyMap />;
    case 'help':
      return <Help />;
    case null:
      return null;
  }
};
