import type { SourceSide } from '../sides.ts';
import { findUploads } from '../text/uploads.ts';
import type { Step } from './step.ts';

const textOf = (step: Step): string => {
  switch (step.do) {
    case 'create':
    case 'update':
      return step.fields.description?.text ?? '';
    case 'create_note':
    case 'start_thread':
    case 'reply':
    case 'edit_note':
      return step.body.text;
    default:
      return '';
  }
};

/** The files that the texts of these steps link and the target does not have yet: each once. */
export const uploadSteps = (steps: readonly Step[], source: SourceSide, uploaded: ReadonlySet<string>): Step[] => {
  const refs = new Map(steps.flatMap((step) => findUploads(textOf(step), source)).map((upload) => [upload.ref, upload]));
  return [...refs.values()].filter(({ ref }) => !uploaded.has(ref)).map((upload) => ({ do: 'upload', ...upload }));
};
