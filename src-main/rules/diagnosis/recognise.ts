import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Diagnosis, DiagnosisAction, DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import type { Direction } from '../../../src-preload/contract/models/pair.ts';
import { redact } from '../redact.ts';
import { CONTENT_SIGNS } from './content-signs.ts';
import { CREDENTIAL_SIGNS } from './credential-signs.ts';
import { GENERAL_SIGNS } from './general-signs.ts';
import { NETWORK_SIGNS } from './network-signs.ts';
import { lineWithSign, partsOf, type Recogniser, type Remedy } from './recogniser.ts';
import { REF_SIGNS } from './ref-signs.ts';
import { refsInText } from './refs-in-text.ts';
import { REPOSITORY_SIGNS } from './repository-signs.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** Closest reason first: a push that a rule refused also says that the hook declined and that Git gave up. */
const RECOGNISERS = [...CONTENT_SIGNS, ...REF_SIGNS, ...CREDENTIAL_SIGNS, ...REPOSITORY_SIGNS, ...NETWORK_SIGNS, ...GENERAL_SIGNS].map(({ cause, action, signs }) => ({
  cause, action, signs: signs.map(partsOf),
}));

const causeOf = (cause: Recogniser['cause'], direction: Direction): DiagnosisCause => {
  if (cause !== 'remote_missing') return cause;
  return direction === 'push' ? 'target_missing' : 'source_missing';
};

/** Neither empty nor only Gitaly's announcement of what Git said. */
const saysSomething = ({ shown }: TextLine): boolean => shown !== '' && !shown.endsWith(':');

/** What hides a secret may be longer than the secret. */
const evidenceOf = (line: string): string => redact(line).slice(0, LIMITS.gitlabText);

/** The owner of a push mirror is the source, that of a pull mirror the target. */
const actionOf = (remedy: Remedy, direction: Direction): DiagnosisAction => {
  if (remedy === 'open_owner') return direction === 'push' ? 'open_source' : 'open_target';
  if (remedy === 'open_remote') return direction === 'push' ? 'open_target' : 'open_source';
  return remedy;
};

/**
 * What a failure text of GitLab or Git most likely means; `unknown` with its first line where we do not know it. Help for people:
 * nothing is decided by it. Texts beyond our limit are cut; the time is linear in what is left. The texts are from contract.md A.3 and
 * A.4, GitLab's own checks of a push, and Git's.
 */
export const recognise = (text: string, direction: Direction): Diagnosis => {
  const lines = textLines(text);
  const plain = lines.map((line) => line.plain);
  for (const { cause, action, signs } of RECOGNISERS) {
    const line = lines[lineWithSign(plain, signs)];
    if (line !== undefined) return { cause: causeOf(cause, direction), evidence: evidenceOf(line.shown), refs: refsInText(lines), action: actionOf(action, direction) };
  }
  return { cause: 'unknown', evidence: evidenceOf(lines.find(saysSomething)?.shown ?? ''), refs: refsInText(lines), action: 'trigger' };
};
