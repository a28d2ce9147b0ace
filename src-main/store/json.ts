import { z } from 'zod';

/** A JSON column by its schema. What does not fit is a bug of an earlier write, or a file that was tampered with: it throws. */
export const fromJson = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));

export const fromNullableJson = <T>(schema: z.ZodType<T>, text: string | null): T | null => (text === null ? null : fromJson(schema, text));

/** For values that only their owner knows how to parse. */
export const fromAnyJson = (text: string | null): unknown => (text === null ? null : z.unknown().parse(JSON.parse(text)));

export const toJson = (value: unknown): string => JSON.stringify(value ?? null);

export const toNullableJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
