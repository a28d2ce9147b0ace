const figures = new Intl.NumberFormat('en');

/** `12,000`. */
export const figure = (n: number): string => figures.format(n);

/** `1 mirror`, `12 mirrors`, `2 entries` with its own plural. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`;

const lists = new Intl.ListFormat('en', { type: 'conjunction' });

/** `a, b, and c`. */
export const listed = (words: readonly string[]): string => lists.format(words);
