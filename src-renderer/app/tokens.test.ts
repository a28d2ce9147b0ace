import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from './tokens.ts';

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** WCAG 2's contrast ratio of two colours. */
const contrast = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'] as const;
const texts = ['text', 'text-secondary', 'accent-text', 'ok', 'working', 'warn', 'bad', 'quiet'] as const;

describe.each<[string, Palette]>([['light', light], ['dark', dark]])('the %s theme', (_name, palette) => {
  it.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))('keeps 4.5 : 1 for %s on %s', (text, surface) => {
    expect(contrast(palette[text], palette[surface])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ok', 'working', 'warn', 'bad', 'quiet'] as const)('keeps 4.5 : 1 for %s on its own soft ground', (status) => {
    expect(contrast(palette[status], palette[`${status}-soft`])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps 4.5 : 1 for words on the accent', () => {
    expect(contrast(palette['on-accent'], palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette['on-accent'], palette['accent-hover'])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps disabled words readable', () => {
    expect(contrast(palette['text-disabled'], palette.sunken)).toBeGreaterThanOrEqual(4.5);
  });
});
