/** How many times rarer what nobody waits for comes: half as often while the battery is spared. */
export const savingPace = (isSaving: boolean): number => (isSaving ? 2 : 1);
