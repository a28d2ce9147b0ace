import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createSystemClock } from '../../src-main/adapters/system-clock.ts';
import { type SampleServers, startSampleServers } from '../demo/servers.ts';
import { launchApp, type RunningApp } from '../fixtures.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { makeSampleMirrors, MORE_PROJECTS } from '../screenshots/sample-mirrors.ts';
import { showBeginning, showEverything } from '../screenshots/scenes.ts';

/** What axe says is wrong, with the elements. */
const Findings = z.array(z.object({ id: z.string(), impact: z.string().nullable(), targets: z.array(z.string()) }));
const LOOK = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, targets: nodes.map(({ target }) => String(target)) })))`;

/** Nothing may be cut off where the window is small or its text is large; px as the style sheets count. */
const SIZES = [{ width: 900, height: 600 }, { width: 720, height: 450 }];
/** What does not fit: the page itself, the header's parts, or the screen's action, of which the end must be in sight. */
const Misfits = z.array(z.string());
const MEASURE = `(() => {
  const misfits = [];
  if (document.documentElement.scrollWidth > innerWidth) misfits.push('the page is cut off');
  const header = document.querySelector('main header');
  if (header === null || header.offsetParent === null || document.querySelector('[role=dialog]') !== null) return misfits;
  const parts = [...header.children].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
  for (const [at, a] of parts.entries()) {
    if (parts.slice(at + 1).some((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)) misfits.push('parts of the header lie over each other');
  }
  if ([header, ...header.children].some((part) => part.scrollWidth > part.clientWidth + 1)) misfits.push('a part of the header is cut off');
  const action = header.querySelector('[data-screen-action]');
  if (action === null) return misfits;
  const { left, top, width, height } = action.getBoundingClientRect();
  if (!action.contains(document.elementFromPoint(left + width - 4, top + height / 2))) misfits.push('the action is out of sight');
  return misfits;
})()`;

const TOUR_MS = 600_000;

let servers: SampleServers;
let running: RunningApp;

beforeAll(async () => {
  servers = await startSampleServers(MORE_PROJECTS);
  running = await launchApp();
  // By the debugger, which the page's policy does not bind.
  await running.page.evaluate(axe.source);
});

afterAll(async () => {
  await running.close();
  await servers.double.close();
});

/** What is wrong with what the window shows, in both themes, and where the window is small. */
const inspect = async (scene: string): Promise<string[]> => {
  const { page } = running;
  const faults: string[] = [];
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }] as const) {
    // A colour on its way from one theme to the other is neither's.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    const findings = Findings.parse(await page.evaluate(LOOK)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
    faults.push(...findings.map(({ id, targets }) => `${scene}, ${media.colorScheme}: ${id} at ${targets.join(' ')}`));
  }
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    const misfits = Misfits.parse(await page.evaluate(MEASURE));
    faults.push(...misfits.map((misfit) => `${scene}, ${width} px: ${misfit}`));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return faults;
};

describe('For people who use a keyboard, a screen reader, a small window or large text', () => {
  test('no screen, panel or dialog has a serious fault, light or dark, and nothing is cut off', { timeout: TOUR_MS }, async () => {
    const faults: string[] = [];
    const scenes: string[] = [];
    const look = async (scene: string): Promise<void> => {
      scenes.push(scene);
      faults.push(...(await inspect(scene)));
    };
    const { page } = running;
    const pages = windowPages(page);
    await showBeginning(page, pages, servers, look);
    await makeSampleMirrors(callInPage(page), servers, createSystemClock());
    await showEverything(page, pages, servers, look);
    expect(faults).toEqual([]);
    expect(scenes.length).toBeGreaterThan(40);
    expect(running.complaints).toEqual([]);
  });
});
