import type { DiagnosisAction, DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';

/** A button, or the project on one end of the mirror: `owner` has the mirror, `remote` has its credential. */
export type Remedy = DiagnosisAction | 'open_owner' | 'open_remote';

/**
 * How one cause shows in GitLab's or Git's text. A sign is lower case and has to stand in one line; ` … ` stands for any text between
 * its parts. Signs are several words long, so that the name of a branch or project is not taken for one.
 */
export type Recogniser = { cause: DiagnosisCause | 'remote_missing'; action: Remedy; signs: readonly string[] };

const GAP = ' … ';

/** A sign's parts. */
type Sign = readonly string[];

export const partsOf = (sign: string): Sign => sign.split(GAP);

/** Whether the parts of a sign stand in the line, in their order. One pass, no backtracking. */
const shows = (line: string, sign: Sign): boolean => {
  let from = 0;
  for (const part of sign) {
    const at = line.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
};

/** The index of the first line that shows one of the signs, or -1. Lines are lower case. */
export const lineWithSign = (lines: readonly string[], signs: readonly Sign[]): number =>
  lines.findIndex((line) => signs.some((sign) => shows(line, sign)));
