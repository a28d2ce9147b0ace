import { z } from 'zod';
import type { IssuePart } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Digest } from '../crypto.ts';
import type { Issue } from '../issue.ts';
import type { DescriptionDraft } from '../text/description.ts';
import type { Wanted } from './wanted.ts';

const Text = z.string().max(64).nullable();
const State = z.enum(['opened', 'closed']).nullable();
/** A value in a list of its own, so that a value that is null differs from one that was never agreed. */
const boxed = <T extends z.ZodType>(value: T) => z.tuple([value]).nullable();
const Weight = boxed(z.int().nullable());
const Day = boxed(z.string().max(10).nullable());

/**
 * The facets as last agreed: `wanted` is what we wanted the copy to be, `copy` what the target then answered. Long texts are there as
 * digests; null = never agreed.
 */
export const Base = z.object({
  v: z.literal(1),
  wanted: z.object({
    /** Absent in bases of older versions. */
    type: z.string().max(100).nullable().default(null),
    title: Text,
    description: Text,
    state: State,
    labels: z.array(z.string().max(255)).max(1000),
    confidential: z.boolean().nullable(),
    weight: Weight,
    dueDate: Day,
    milestoneId: boxed(z.int().nullable()),
    assigneeIds: z.array(z.int()).max(1000).nullable(),
    timeEstimate: z.int().nullable(),
    timeSpent: z.int().nullable(),
  }),
  copy: z.object({ title: Text, description: Text, state: State, weight: Weight, dueDate: Day }),
});
export type Base = z.infer<typeof Base>;

/** What stands for nothing agreed: for an adopted copy, and where a base cannot be read. Everything of the source is sent then. */
export const NO_BASE: Base = {
  v: 1,
  wanted: { type: null, title: null, description: null, state: null, labels: [], confidential: null, weight: null, dueDate: null, milestoneId: null, assigneeIds: null, timeEstimate: null, timeSpent: null },
  copy: { title: null, description: null, state: null, weight: null, dueDate: null },
};

/** A base as the store keeps it. */
export const writeBase = (base: Base): string => JSON.stringify(base);

/** The base of a stored text; `NO_BASE` where it is no base, since sending everything once more does no harm. */
export const readBase = (text: string): Base => {
  try {
    return Base.safeParse(JSON.parse(text)).data ?? NO_BASE;
  } catch (error) {
    if (error instanceof SyntaxError) return NO_BASE;
    throw error;
  }
};

/** Of what the issue says; its server's addresses may change without the description being another. */
export const descriptionDigest = ({ text, footer, originLine }: DescriptionDraft, digest: Digest): string => digest(JSON.stringify([text, footer, originLine]));

/**
 * The base after facets were brought over. `parts` are those that this run agreed on, with `copy` as the target answered last; a facet
 * that the target did not take is not agreed, and all others stay as they were.
 */
export const agreedBase = (before: Base, parts: readonly IssuePart[], wanted: Wanted, copy: Issue, digest: Digest): Base => {
  const now = (part: IssuePart): boolean => parts.includes(part);
  const held = <T>(part: IssuePart, isHeld: boolean, value: T, old: T): T | null => (now(part) ? (isHeld ? value : null) : old);
  const { wanted: was, copy: had } = before;
  return {
    v: 1,
    wanted: {
      type: now('type') ? wanted.type : was.type,
      title: now('title') ? digest(wanted.title) : was.title,
      description: now('description') ? descriptionDigest(wanted.description, digest) : was.description,
      state: held('state', copy.state === wanted.state, wanted.state, was.state),
      labels: now('labels') ? wanted.labels : was.labels,
      confidential: held('confidential', copy.confidential === wanted.confidential, wanted.confidential, was.confidential),
      weight: now('weight') && wanted.weight !== null ? [wanted.weight.value] : was.weight,
      dueDate: now('due_date') ? [wanted.dueDate] : was.dueDate,
      milestoneId: now('milestone') ? [wanted.milestoneId] : was.milestoneId,
      assigneeIds: now('assignees') ? wanted.assigneeIds : was.assigneeIds,
      timeEstimate: held('time_estimate', copy.timeEstimate === wanted.timeEstimate, wanted.timeEstimate, was.timeEstimate),
      timeSpent: held('time_spent', copy.timeSpent === wanted.timeSpent, wanted.timeSpent, was.timeSpent),
    },
    copy: {
      title: now('title') ? digest(copy.title) : had.title,
      description: now('description') ? digest(copy.description) : had.description,
      state: now('state') ? copy.state : had.state,
      weight: now('weight') ? [copy.weight] : had.weight,
      dueDate: now('due_date') ? [copy.dueDate] : had.dueDate,
    },
  };
};
