import { createTheme, virtualColor, type CSSVariablesResolver } from '@mantine/core';
import { VisibilityIcon } from '../ui/visibility-icon.tsx';
import { asVariables, dark, light } from './tokens.ts';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, Ubuntu, Cantarell, "Noto Sans", "DejaVu Sans", sans-serif';
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace';

const heading = (fontSize: string, lineHeight: string) => ({ fontSize, lineHeight, fontWeight: '600' });
const control = { '--input-height': '32px', '--input-fz': '13px' };
const quick = { transitionProps: { duration: 100 } };

/** House sizes for Mantine: 4 px grid, 13 px body, radius 6, one shadow, 32 px controls. */
export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  primaryColor: 'accent',
  primaryShade: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  white: light.surface,
  black: light.text,
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  shadows: { xs: light.shadow, sm: light.shadow, md: light.shadow, lg: light.shadow, xl: light.shadow },
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    sizes: {
      h1: heading('16px', '24px'), h2: heading('13px', '20px'), h3: heading('13px', '20px'),
      h4: heading('13px', '20px'), h5: heading('12px', '16px'), h6: heading('12px', '16px'),
    },
  },
  colors: {
    accent: virtualColor({ name: 'accent', light: 'tealOnLight', dark: 'tealOnDark' }),
    tealOnLight: ['#e4f2f1', '#c9e5e4', '#9dcecd', '#6fb5b5', '#449b9d', '#228184', light.accent, light['accent-hover'], '#074649', '#053638'],
    tealOnDark: ['#d8f2f1', '#b5e4e2', '#8cd5d2', '#74cdca', dark['accent-text'], '#2f9a9b', dark.accent, dark['accent-hover'], '#0f5758', '#0b4344'],
    gray: ['#f4f6f8', '#edf1f4', '#e9edf1', '#d5dce3', '#8794a2', '#75828f', '#5f6b78', '#4d5a68', '#2b3743', '#18222d'],
    dark: [dark.text, '#a2afbc', '#8b98a5', '#7b8895', '#5d6a77', '#283240', dark.canvas, dark.surface, dark.sunken, '#0a0d11'],
    red: ['#fbe6e5', '#f6cbc9', '#eea29f', '#f3857f', '#e2605b', '#cf4340', light.bad, '#982220', '#7d1c1a', '#641615'],
  },
  components: {
    Button: { defaultProps: { size: 'sm' }, vars: () => ({ root: { '--button-height': '32px', '--button-fz': '13px', '--button-padding-x': '12px' } }) },
    Input: { defaultProps: { size: 'sm' }, vars: () => ({ wrapper: control }) },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    PasswordInput: { defaultProps: { visibilityToggleIcon: VisibilityIcon } },
    Modal: { defaultProps: { lockScroll: false, centered: true, padding: 'lg', overlayProps: { backgroundOpacity: 0.45 }, ...quick } },
    Popover: { defaultProps: quick },
    Menu: { defaultProps: quick },
    Combobox: { defaultProps: quick },
    Tooltip: { defaultProps: { openDelay: 400, multiline: true, maw: 480, ...quick } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
    ScrollArea: { defaultProps: { type: 'auto', scrollbarSize: 8 } },
  },
});

const ours = {
  '--mantine-color-text': 'var(--mm-text)',
  '--mantine-color-body': 'var(--mm-raised)',
  '--mantine-color-bright': 'var(--mm-text)',
  '--mantine-color-error': 'var(--mm-bad)',
  '--mantine-color-placeholder': 'var(--mm-text-disabled)',
  '--mantine-color-anchor': 'var(--mm-accent-text)',
  '--mantine-color-default': 'var(--mm-surface)',
  '--mantine-color-default-hover': 'var(--mm-hover)',
  '--mantine-color-default-color': 'var(--mm-text)',
  '--mantine-color-default-border': 'var(--mm-border-strong)',
  '--mantine-color-dimmed': 'var(--mm-text-secondary)',
  '--mantine-color-disabled': 'var(--mm-sunken)',
  '--mantine-color-disabled-color': 'var(--mm-text-disabled)',
  '--mantine-color-disabled-border': 'var(--mm-border)',
} as const;

const shadows = { '--mantine-shadow-md': 'var(--mm-shadow)', '--mantine-shadow-xs': 'var(--mm-shadow)', '--mantine-shadow-xl': 'var(--mm-shadow)', '--mantine-shadow-sm': 'var(--mm-shadow)', '--mantine-shadow-lg': 'var(--mm-shadow)' } as const;

/** The house's colours as style-sheet variables, once per theme, with Mantine's own names pointing at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...asVariables(light), ...ours, ...shadows },
  dark: { ...asVariables(dark), ...ours, ...shadows },
});
