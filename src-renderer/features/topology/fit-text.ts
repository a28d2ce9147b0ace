/** How many px a text takes in a font. */
export type Measure = (text: string, font: string) => number;

/** Measures by the window's own fonts. */
export const createMeasure = (): Measure => {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (context === null) return text.length * 8;
    context.font = font;
    return context.measureText(text).width;
  };
};

const GRAPHEMES = new Intl.Segmenter();

/** The text, or as much of its beginning as fits into `width` px, with an ellipsis; whole characters only, as people see them. */
export const fitText = (text: string, width: number, measured: (text: string) => number): string => {
  if (measured(text) <= width) return text;
  const signs = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  let [fits, tooMany] = [0, signs.length];
  while (tooMany - fits > 1) {
    const half = (fits + tooMany) >> 1;
    if (measured(`${signs.slice(0, half).join('')}…`) <= width) fits = half;
    else tooMany = half;
  }
  return `${signs.slice(0, fits).join('').trimEnd()}…`;
};
