/** One theme's colours. Names say the use, never the hue; green, blue, amber and red are for status only. */
export type Palette = Readonly<Record<keyof typeof light, string>>;

/** Neutral greys with a slight blue; the accent is a deep teal. Text on any surface keeps at least 4.5 : 1. */
export const light = {
  canvas: '#f4f6f8',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#e9edf1',
  hover: '#edf1f4',
  selected: '#deefee',
  border: '#d5dce3',
  'border-strong': '#98a4b1',
  text: '#18222d',
  'text-secondary': '#4d5a68',
  'text-disabled': '#5f6b78',
  accent: '#0b686b',
  'accent-hover': '#095558',
  'accent-text': '#0b686b',
  'on-accent': '#ffffff',
  ok: '#17713f',
  'ok-soft': '#e0f2e7',
  working: '#1a66ad',
  'working-soft': '#e1eefa',
  warn: '#855300',
  'warn-soft': '#faeed6',
  bad: '#b42a28',
  'bad-soft': '#fbe6e5',
  quiet: '#556270',
  'quiet-soft': '#e9edf1',
  overlay: 'rgba(16, 24, 32, 0.45)',
  shadow: '0 4px 16px rgba(16, 24, 32, 0.16), 0 0 1px rgba(16, 24, 32, 0.28)',
} as const;

/** A theme of its own: surfaces rise by getting lighter, status colours are lighter and less saturated. */
export const dark: Palette = {
  canvas: '#11161c',
  surface: '#171d25',
  raised: '#1f2731',
  sunken: '#0d1116',
  hover: '#1e2630',
  selected: '#163638',
  border: '#2b3541',
  'border-strong': '#56636f',
  text: '#e2e8ee',
  'text-secondary': '#a2afbc',
  'text-disabled': '#8b98a5',
  accent: '#17787a',
  'accent-hover': '#14696b',
  'accent-text': '#5cc5c2',
  'on-accent': '#ffffff',
  ok: '#52c58a',
  'ok-soft': '#14301f',
  working: '#72b4f2',
  'working-soft': '#142a3f',
  warn: '#e3ab4a',
  'warn-soft': '#352810',
  bad: '#f3857f',
  'bad-soft': '#3a1c1b',
  quiet: '#a2afbc',
  'quiet-soft': '#232c36',
  overlay: 'rgba(4, 7, 10, 0.6)',
  shadow: '0 4px 16px rgba(0, 0, 0, 0.5), 0 0 1px rgba(255, 255, 255, 0.2)',
};

/** `text-secondary` → `--mm-text-secondary`: how the style sheets name them. */
export const asVariables = (palette: Palette): Record<`--mm-${string}`, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--mm-${name}`, value]));
