import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useCall } from '../api/use-call.ts';
import { useLayout } from '../state/layout.ts';

const ROW_HEIGHT = { compact: 32, comfortable: 40 } as const;

/** Applies the settings for theme and density to the window, now and whenever they change. */
export const Appearance = () => {
  const settings = useCall('settings.get', {}).data;
  const { setColorScheme } = useMantineColorScheme();
  const setRowHeight = useLayout((state) => state.setRowHeight);
  useEffect(() => {
    if (settings === undefined) return;
    setColorScheme(settings.theme === 'system' ? 'auto' : settings.theme);
    setRowHeight(ROW_HEIGHT[settings.density]);
  }, [settings, setColorScheme, setRowHeight]);
  return null;
};
