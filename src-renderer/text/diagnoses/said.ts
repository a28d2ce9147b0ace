/** Names of instances: `owner` runs the mirror, `remote` is on its other end; source and target as everywhere. */
export type Sides = { owner: string; remote: string; source: string; target: string };

/** A diagnosis in words: a headline, what happened, why it does, and what mends it. Full sentences but the title. */
export type DiagnosisWords = { title: string; what: string; why: string; whatNow: string };

export type Say = (sides: Sides) => DiagnosisWords;

export const said = (title: string, what: string, why: string, whatNow: string): DiagnosisWords => ({ title, what, why, whatNow });
