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
/** How far the page itself could be scrolled sideways, and whether the screen's action is out of sight. */
const Overflow = z.object({ sideways: z.number(), actionOutside: z.boolean() });
const MEASURE = `(() => {
  const action = document.querySelector('[data-screen-action]')?.getBoundingClientRect();
  return { sideways: document.documentElement.scrollWidth - innerWidth, actionOutside: action !== undefined && (action.left < 0 || action.right > innerWidth + 1) };
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
    await page.emulateMedia(media);
    const findings = Findings.parse(await page.evaluate(LOOK)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
    faults.push(...findings.map(({ id, targets }) => `${scene}, ${media.colorScheme}: ${id} at ${targets.join(' ')}`));
  }
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    const { sideways, actionOutside } = Overflow.parse(await page.evaluate(MEASURE));
    if (sideways > 0) faults.push(`${scene}, ${width} px: ${sideways} px are cut off`);
    if (actionOutside) faults.push(`${scene}, ${width} px: its action is out of sight`);
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
