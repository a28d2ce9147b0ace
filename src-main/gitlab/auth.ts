import { createHash } from 'node:crypto';
import type { Secret } from '../rules/secret.ts';

/** The header for the API: on a redirect to elsewhere every HTTP client drops this one, and not GitLab's own. */
export const bearer = (token: Secret): string => `Bearer ${token.reveal()}`;

/** The header for Git over HTTP; GitLab takes any name with a token. */
export const basic = (token: Secret): string => `Basic ${Buffer.from(`oauth2:${token.reveal()}`).toString('base64')}`;

/** Tells tokens apart without keeping them. */
export const fingerprint = (token: Secret): string => createHash('sha256').update(token.reveal()).digest('base64');
