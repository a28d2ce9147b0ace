import { z } from 'zod';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { withoutCredentials } from '../rules/mirror-url.ts';
import { redact } from '../rules/redact.ts';

/** GitLab's fields as they come, with lengths; absent and null are one. */
export const id = z.int().min(1);
export const name = z.string().max(1000);
/** A word of GitLab's such as a status; unknown ones are kept. */
export const word = z.string().max(100);
/** Null is false (contract.md A.2). */
export const flag = z.boolean().nullish().transform((value) => value ?? false);
export const maybeFlag = z.boolean().nullish().transform((value) => value ?? null);
export const maybeText = (max: number) => z.string().max(max).nullish().transform((value) => value ?? null);

/** A moment as UTC ms. */
export const moment = z.iso.datetime({ offset: true }).nullish().transform((value) => (value === null || value === undefined ? null : Date.parse(value)));

/** A day, which begins and, for tokens, ends them at midnight UTC. */
export const day = z.iso.date().nullish().transform((value) => (value === null || value === undefined ? null : Date.parse(`${value}T00:00:00Z`)));

/** The day of a moment in GitLab's spelling. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A mirror's address: masked by GitLab, and what it masks dropped by us. */
export const maskedUrl = z.string().max(5000).nullish().transform((value) => (value === null || value === undefined ? null : withoutCredentials(value)?.slice(0, 1000) ?? null));

/** GitLab's masking of error texts is incomplete (contract.md A.3, point 9): hidden again, and only then cut, since half a URL hides its password from us. */
export const errorText = z.string().max(100_000).nullish().transform((value) => (value === null || value === undefined ? null : redact(value).slice(0, LIMITS.gitlabText)));
