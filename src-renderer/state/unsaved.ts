import { useCallback, useEffect, useMemo, useState } from 'react';
import { create } from 'zustand';

type Question = {
  /** The forms that would be lost. */
  lost: readonly symbol[];
  /** What the person was about to do. */
  go: () => void;
};

/** Forms on the screen that hold what is not saved, each by its title, in the order of their first change; and the way out that waits for a word. */
export const useUnsavedForms = create<{ forms: ReadonlyMap<symbol, string>; asked: Question | null }>(() => ({ forms: new Map(), asked: null }));

const holds = (forms: ReadonlyMap<symbol, string>, lost: readonly symbol[]): boolean => lost.some((form) => forms.has(form));

const hold = (form: symbol, title: string): void => useUnsavedForms.setState(({ forms }) => ({ forms: new Map(forms).set(form, title) }));

/** A form that is saved or gone has nothing to lose; a question about it alone is answered by that. */
const letGo = (given: readonly symbol[]): void =>
  useUnsavedForms.setState(({ forms, asked }) => {
    const left = new Map([...forms].filter(([form]) => !given.includes(form)));
    return { forms: left, asked: asked !== null && holds(left, asked.lost) ? asked : null };
  });

export const isAnythingUnsaved = (): boolean => useUnsavedForms.getState().forms.size > 0;

/** Does what takes forms off the screen: at once where none of them holds anything, else when the person gives up what they hold. */
export const leaveForms = (go: () => void, lost: readonly symbol[] = [...useUnsavedForms.getState().forms.keys()]): void => {
  if (holds(useUnsavedForms.getState().forms, lost)) useUnsavedForms.setState({ asked: { lost, go } });
  else go();
};

/** The person stays with what they entered. */
export const stay = (): void => useUnsavedForms.setState({ asked: null });

/** The person gives it up and goes where they were going. */
export const giveUp = (): void => {
  const { asked } = useUnsavedForms.getState();
  if (asked === null) return;
  letGo(asked.lost);
  asked.go();
};

export type UnsavedForm = {
  /** What was entered is saved, or was given up by a button that says so: call it before going away. */
  settle: () => void;
  /** Closes this form; asks first where something would be lost. */
  leave: (close: () => void) => void;
};

/** Tells that a form holds what is not saved, for as long as it is on the screen: no way out takes it away without a question. `title` is what the form is called on the screen. */
export const useUnsaved = (title: string, isDirty: boolean): UnsavedForm => {
  const [form] = useState(() => Symbol('form'));
  const settle = useCallback(() => letGo([form]), [form]);
  useEffect(() => {
    if (!isDirty) return undefined;
    hold(form, title);
    return settle;
  }, [form, title, isDirty, settle]);
  return useMemo(() => ({ settle, leave: (close) => leaveForms(close, [form]) }), [form, settle]);
};
