import { useOverlay } from '../../state/overlay.ts';
import { KeyMap } from './key-map.tsx';
import { Palette } from './palette.tsx';

/** What lies over every screen when it is called for. */
export const Overlays = () => {
  const shown = useOverlay((state) => state.shown);
  if (shown === 'palette') return <Palette />;
  return shown === 'keys' ? <KeyMap /> : null;
};
