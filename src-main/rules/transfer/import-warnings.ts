import { type Direction, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { PlanWarning } from '../../../src-preload/contract/models/plan.ts';
import type { FileOrigin } from './pair-file.ts';

type Here = { sourceUrl: string; targetUrl: string; direction: Direction; defaults: MirrorDefaults };

/** An address as it is compared: what people type differs in its case and its last slash. */
const alike = (url: string): string => url.trim().toLowerCase().replace(/\/+$/, '');
const said = (value: boolean | string | null): string => (value === null || value === '' ? '' : String(value));

const ofEnds = (file: FileOrigin, here: Here): PlanWarning[] => {
  const warnings: PlanWarning[] = [];
  if (file.direction !== null && file.direction !== here.direction) warnings.push({ about: 'direction', file: file.direction, here: here.direction });
  if (file.sourceUrl !== null && alike(file.sourceUrl) !== alike(here.sourceUrl)) warnings.push({ about: 'sourceInstance', file: file.sourceUrl, here: here.sourceUrl });
  if (file.targetUrl !== null && alike(file.targetUrl) !== alike(here.targetUrl)) warnings.push({ about: 'targetInstance', file: file.targetUrl, here: here.targetUrl });
  return warnings;
};

/** Where a file was exported from another kind of pair than it is imported into: legal, but its mirrors will not be what they were. */
export const importWarnings = (file: FileOrigin, here: Here): PlanWarning[] => {
  const defaults = MirrorDefaults.keyof().options.flatMap((about): PlanWarning[] => {
    const before = file.defaults[about];
    const now = here.defaults[about];
    return before === undefined || said(before) === said(now) ? [] : [{ about, file: said(before), here: said(now) }];
  });
  return [...ofEnds(file, here), ...defaults];
};
