import type { Holder, MilestoneRecord } from './issue-records.ts';
import type { ServerState } from './server-state.ts';

export type NewMilestone = { title: string; description?: string | null; dueDate?: string | null; startDate?: string | null };

/** The milestones of these holders, oldest first. */
export const milestonesOf = (state: ServerState, holders: readonly Holder[]): MilestoneRecord[] =>
  [...state.milestones.values()].filter(({ holder }) => holders.some((each) => each.kind === holder.kind && each.id === holder.id));

/** Adds a milestone; the title must be free. */
export const addMilestone = (state: ServerState, holder: Holder, given: NewMilestone): MilestoneRecord => {
  const now = state.clock.now();
  const milestone: MilestoneRecord = {
    id: state.nextId('milestone'),
    iid: milestonesOf(state, [holder]).length + 1,
    holder,
    title: given.title,
    description: given.description ?? null,
    state: 'active',
    createdAt: now,
    updatedAt: now,
    dueDate: given.dueDate ?? null,
    startDate: given.startDate ?? null,
  };
  state.milestones.set(milestone.id, milestone);
  return milestone;
};
