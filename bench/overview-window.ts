import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { createApp } from '../src-main/app.ts';
import { openData } from '../src-main/store/open-data.ts';
import { launchProgram, PASSPHRASE } from './desktop-world.ts';
import { memoryOf } from './process-cost.ts';
import { median, percentile, rounded, type Row } from './row.ts';
import { fillWithMirrors } from './sample-mirrors.ts';

const ROOT = process.cwd();
const MIRRORS = 10_000;
const OPENINGS = 5;
/** DESIGN.md section 12; a frame may take two of a screen with 60 Hz. */
const ALLOWED = { paintMs: 500, frameMs: 34, memoryMb: 1000 } as const;
const FRAMES = 120;

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const fill = async (data: string): Promise<void> => {
  const clock = createSystemClock();
  const ports = { clock, chance: createSystemChance(clock.now), log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(ROOT, data), ...createPlainMachine() };
  const store = openData(ports);
  fillWithMirrors(store, MIRRORS, clock.now(), { instances: 40, pairs: 120 });
  store.close();
  const app = await createApp(ports);
  await app.call('vault.setUp', { passphrase: PASSPHRASE });
  await app.call('background.pause', { until: null });
  await app.stop(5000);
};

/** From choosing the screen until what `ready` names is there and a frame with it has been drawn; in the page's own time. */
const paintOf = async (page: Page, hash: string, ready: string): Promise<number> => {
  await page.evaluate("location.hash = '#/settings'");
  await page.getByRole('heading', { name: 'Vault' }).waitFor();
  return Number(await page.evaluate(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => document.querySelector(${JSON.stringify(ready)}) === null ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now() - began));
    location.hash = ${JSON.stringify(hash)};
    requestAnimationFrame(look);
  })`));
};

/** Durations of frames in ms, beginning now. */
const framesOf = (page: Page): Promise<number[]> =>
  page.evaluate(`new Promise((resolve) => {
    const frames = [];
    let last = performance.now();
    const next = (now) => {
      frames.push(now - last);
      last = now;
      if (frames.length < ${FRAMES}) requestAnimationFrame(next); else resolve(frames.slice(1));
    };
    requestAnimationFrame(next);
  })`);

const paints = async (page: Page, hash: string, ready: string): Promise<number[]> => {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) times.push(await paintOf(page, hash, ready));
  return times;
};

/** Frames while a person drags the picture about, and while they turn the wheel over it. */
const framesWhile = async (page: Page, move: (nth: number) => Promise<void>): Promise<number[]> => {
  const frames = framesOf(page);
  let isOver = false;
  void frames.then(() => (isOver = true));
  for (let nth = 0; !isOver && nth < 10 * FRAMES; nth += 1) await move(nth);
  return frames;
};

const measure = async (page: Page, pid: number): Promise<Row[]> => {
  const dashboard = await paints(page, '#/overview', '[aria-label="Needs attention"]');
  const topology = await paints(page, '#/topology', '.react-flow__node');
  const box = await page.getByRole('region', { name: 'Picture of the instances' }).boundingBox();
  if (box === null) throw new Error('no picture');
  const [x, y] = [box.x + box.width - 40, box.y + 20];
  const still = await framesOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const pan = await framesWhile(page, (nth) => page.mouse.move(x - (nth % 60) * 8, y + (nth % 40) * 6));
  await page.mouse.up();
  const zoom = await framesWhile(page, (nth) => page.mouse.wheel(0, nth % 20 < 10 ? 60 : -60));
  const frames = (what: string, samples: number[]): Row => ({ what: `topology, frames while ${what}, p95`, measured: rounded(percentile(samples, 0.95)), floor: rounded(percentile(still, 0.95)), allowed: ALLOWED.frameMs, unit: 'ms' });
  return [
    { what: 'dashboard in the window, first paint', measured: rounded(median(dashboard)), floor: rounded(median(still)), allowed: ALLOWED.paintMs, unit: 'ms' },
    { what: 'topology in the window, first paint', measured: rounded(median(topology)), floor: rounded(median(still)), allowed: ALLOWED.paintMs, unit: 'ms' },
    frames('panning', pan),
    frames('zooming', zoom),
    { what: 'memory of all processes with the topology open (PSS)', measured: rounded(memoryOf(pid)), floor: 0, allowed: ALLOWED.memoryMb, unit: 'MB' },
  ];
};

/** Dashboard and topology of 40 instances and 10,000 mirrors in the real window, beside the frames of a window that stands still. */
export const windowRows = async (): Promise<Row[]> => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-overview-'));
  try {
    await fill(data);
    const program = await launchProgram(data);
    try {
      const page = await program.firstWindow();
      await page.getByLabel('Passphrase').waitFor();
      await page.evaluate(`window.maestro.call('vault.unlock', { passphrase: '${PASSPHRASE}' })`);
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      return await measure(page, program.process().pid ?? 0);
    } finally {
      await program.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
