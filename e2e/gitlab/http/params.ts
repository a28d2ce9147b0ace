import { badParameter } from './answer.ts';

/** Reads the parameters of one request, from query and body alike, as Grape does: coerced, or 400 `{"error": …}`. */
export type Params = {
  /** Whether it was given at all, null included. */
  has(name: string): boolean;
  isNull(name: string): boolean;
  text(name: string): string | undefined;
  /** As text, where null is given to clear: it reads as empty. */
  clearable(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  whole(name: string): number | undefined;
  oneOf<const T extends string>(name: string, values: readonly T[]): T | undefined;
  /** A list of texts; a text is split on commas. */
  list(name: string): string[] | undefined;
  /** UTC ms. */
  time(name: string): number | undefined;
  /** Fails naming all that are missing. */
  require(...names: string[]): void;
  /** Fails when more than one is given; null and empty ones count, as in Grape. */
  exclusive(...names: string[]): void;
  /** Fails when none is given. */
  atLeastOne(...names: string[]): void;
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const asFlag = (name: string, value: unknown): boolean => {
  if (value === true || value === 'true' || value === '1' || value === 1) return true;
  if (value === false || value === 'false' || value === '0' || value === 0) return false;
  throw badParameter(`${name} is invalid`);
};

const asText = (name: string, value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw badParameter(`${name} is invalid`);
};

const asTime = (name: string, value: unknown): number => {
  const at = Date.parse(asText(name, value));
  if (Number.isNaN(at)) throw badParameter(`${name} is invalid`);
  return at;
};

export const createParams = (values: ReadonlyMap<string, unknown>): Params => {
  const given = (name: string): unknown => (isEmpty(values.get(name)) ? undefined : values.get(name));
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return value === undefined || value === null ? undefined : asText(name, value);
  };
  return {
    has: (name) => values.has(name),
    isNull: (name) => values.get(name) === null,
    text,
    clearable: (name) => (values.get(name) === null ? '' : text(name)),
    flag: (name) => (given(name) === undefined ? undefined : asFlag(name, given(name))),
    whole: (name) => {
      const value = given(name);
      if (value === undefined) return undefined;
      const number = Number(asText(name, value));
      if (!Number.isInteger(number)) throw badParameter(`${name} is invalid`);
      return number;
    },
    oneOf: (name, allowed) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) throw badParameter(`${name} does not have a valid value`);
      return found;
    },
    list: (name) => {
      const value = values.get(name) ?? undefined;
      if (value === undefined) return undefined;
      if (Array.isArray(value)) return value.map((item) => asText(name, item));
      const whole = asText(name, value);
      return whole === '' ? [] : whole.split(',').map((part) => part.trim());
    },
    time: (name) => (given(name) === undefined ? undefined : asTime(name, given(name))),
    require: (...names) => {
      const missing = names.filter((name) => !values.has(name));
      const empty = names.filter((name) => values.has(name) && isEmpty(values.get(name)));
      const texts = [...missing.map((name) => `${name} is missing`), ...empty.map((name) => `${name} is empty`)];
      if (texts.length > 0) throw badParameter(texts.join(', '));
    },
    exclusive: (...names) => {
      const present = names.filter((name) => values.has(name));
      if (present.length > 1) throw badParameter(`${present.join(', ')} are mutually exclusive`);
    },
    atLeastOne: (...names) => {
      if (!names.some((name) => values.has(name))) throw badParameter(`${names.join(', ')} are missing, at least one parameter must be provided`);
    },
  };
};
