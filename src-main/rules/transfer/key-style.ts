type Fields = Readonly<Record<string, unknown>>;

const renamed = (fields: Fields, rename: (key: string) => string): Record<string, unknown> => Object.fromEntries(Object.entries(fields).map(([key, value]) => [rename(key), value]));

/** The keys as the web application's files write them: `updateExisting` is `update_existing`. One level deep. */
export const toSnake = (fields: Fields): Record<string, unknown> => renamed(fields, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** The way back. */
export const toCamel = (fields: Fields): Record<string, unknown> => renamed(fields, (key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
