import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { hrefOf, type ScreenName } from '../state/route.ts';

/** Where a failure leads: to a place in the window, to the same call again, or nowhere but the sentence. */
export type WayOut = { kind: 'place'; label: string; href: string } | { kind: 'retry'; label: string } | { kind: 'none' };

/** A failure in words: what happened, why and what now, and the way out. */
export type Words = { title: string; body: string; wayOut: WayOut };

/** The name of an instance in a sentence; `the server` where it has none yet. */
export type NameOf = (id: InstanceId | null | undefined) => string;

/** A sentence begins with a capital, also where it begins with `the server`; an instance keeps its name as it was given (`gitlab.com`). */
export const sentence = (text: string): string => text.replace(/^the server/, 'The server');

export const RETRY: WayOut = { kind: 'retry', label: 'Try again' };
export const NONE: WayOut = { kind: 'none' };

export const toScreen = (screen: ScreenName, label: string): WayOut => ({ kind: 'place', label, href: hrefOf(screen) });

/** To the instance's panel, where there is one; else the form at hand is the place to change it. */
export const toInstance = (id: InstanceId | null | undefined, label = 'Open the instance'): WayOut =>
  id === null || id === undefined ? NONE : { kind: 'place', label, href: hrefOf('instances', { id }) };
