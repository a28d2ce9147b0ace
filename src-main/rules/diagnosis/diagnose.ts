import type { Diagnosis, DiagnosisAction, DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import type { Mirror, MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { recognise } from './recognise.ts';

/** What is known of a mirror, from GitLab and from our own comparison. */
export type DiagnosisFacts = Pick<Mirror, 'direction' | 'setup'> & Pick<MirrorDetail, 'settingDifferences' | 'refDifferences' | 'refsFailure'> & {
  source: Pick<Mirror['source'], 'instanceId'>;
  desired: { enabled: boolean; effective: Pick<Mirror['desired']['effective'], 'overwriteDiverged'> };
  observed: Pick<Mirror['observed'], 'status' | 'lastError'>;
  verified: Pick<Mirror['verified'], 'state' | 'settings' | 'comparedAt' | 'equal' | 'different' | 'missing'>;
  credential: Pick<Mirror['credential'], 'state' | 'expiresAt'>;
};

const MOST_REFS = 20;
const LONGEST_REF = 500;

/** A finding of our own: GitLab has no text for it. */
const found = (cause: DiagnosisCause, action: DiagnosisAction, refs: readonly string[] = []): Diagnosis => ({ cause, evidence: '', refs: [...refs], action });

const refsIn = ({ refDifferences }: DiagnosisFacts, state: 'diverged' | 'missing'): string[] =>
  refDifferences.filter((ref) => (ref.state === state || (state === 'diverged' && ref.state === 'different')) && ref.name.length <= LONGEST_REF).map(({ name }) => name).slice(0, MOST_REFS);

/** The last comparison found no branch or tag on the source that the mirror would carry. */
const sourceIsEmpty = ({ verified }: DiagnosisFacts): boolean =>
  verified.comparedAt !== null && verified.state !== 'unknown' && verified.equal + verified.different + verified.missing === 0;

/** Whether diverged refs are overwritten is to be decided; where it is decided, `decided` makes it so. */
const mendDiverged = ({ desired }: DiagnosisFacts, decided: DiagnosisAction): DiagnosisAction => (desired.effective.overwriteDiverged ? decided : 'edit_overrides');

/** GitLab keeps diverged refs only where it was told to: that it does although we want otherwise is a setting that did not arrive. */
const ofText = (facts: DiagnosisFacts): Diagnosis => {
  if (facts.observed.lastError === null) return found('unknown', 'trigger');
  const reason = recognise(facts.observed.lastError, facts.direction);
  return reason.cause === 'diverged_kept' ? { ...reason, action: mendDiverged(facts, 'reapply') } : reason;
};

/** GitLab stopped a pull mirror after too many failures: the failure itself is the better answer where we know it. */
const ofPause = (facts: DiagnosisFacts): Diagnosis => {
  const reason = ofText(facts);
  return reason.cause === 'unknown' ? { ...reason, cause: 'pull_paused' } : reason;
};

/** Off on GitLab although it is wanted on; GitLab shows a mirror of an empty project so too (contract.md A.3, consequence 2). */
const ofDisabled = (facts: DiagnosisFacts): Diagnosis => (sourceIsEmpty(facts) ? found('repository_empty', 'open_source') : found('disabled_on_gitlab', 'enable'));

const ofComparison = (facts: DiagnosisFacts): Diagnosis | null => {
  const { verified, observed } = facts;
  if (verified.settings === 'drift') return found('settings_drift', 'reapply');
  if (observed.status === 'never' && sourceIsEmpty(facts)) return found('repository_empty', 'open_source');
  if (verified.state === 'diverged') return found('diverged_kept', mendDiverged(facts, 'trigger'), refsIn(facts, 'diverged'));
  if (verified.state === 'missing') return found('refs_missing', 'trigger', refsIn(facts, 'missing'));
  return null;
};

const hasExpired = ({ credential }: DiagnosisFacts, now: number): boolean => credential.state !== 'none' && credential.expiresAt !== null && credential.expiresAt <= now;

/** What our own comparison ran into is certain; what GitLab said of its last run goes with it. */
const certain = (facts: DiagnosisFacts, cause: DiagnosisCause, action: DiagnosisAction): Diagnosis => ({ ...found(cause, action), evidence: facts.observed.status === 'failed' ? ofText(facts).evidence : '' });

/** A project that is gone, or not ours any more. GitLab's mirror went with the owner's, and cannot be made anew without it. */
const ofProjects = (facts: DiagnosisFacts): Diagnosis | null => {
  const { refsFailure: failure } = facts;
  if (failure?.code === 'project_archived') return certain(facts, 'target_archived', 'open_target');
  const isGone = failure?.code === 'not_found' && failure.kind === 'project';
  const isReplaced = failure?.code === 'conflict' && failure.reason === 'project_replaced';
  if (!isGone && !isReplaced) return null;
  const side = failure.instanceId === facts.source.instanceId ? 'source' : 'target';
  return certain(facts, `${side}_${isReplaced ? 'replaced' : 'missing'}`, `open_${side}`);
};

/** GitLab's mirror leads to another address than the project's. A push mirror cannot be given another one. */
const ofAddress = (facts: DiagnosisFacts): Diagnosis | null =>
  facts.verified.settings === 'drift' && facts.settingDifferences.some(({ field }) => field === 'url') ? certain(facts, 'address_differs', facts.direction === 'push' ? 'recreate' : 'reapply') : null;

/** An expired credential is certain whatever the last run said; what it said goes with it. */
const ofExpiry = (facts: DiagnosisFacts): Diagnosis => ({ ...found('credential_expired', 'rotate'), evidence: ofText(facts).evidence });

/**
 * What is wrong with a mirror and what most likely mends it, or null where nothing is, or where it is on purpose. What we know for
 * certain comes first, then GitLab's text, then what the comparison found. `now` in ms since 1970.
 */
export const diagnose = (facts: DiagnosisFacts, now: number): Diagnosis | null => {
  if (facts.setup !== 'ready') return null;
  if (facts.verified.settings === 'orphan') return ofProjects(facts) ?? found('mirror_gone', 'recreate');
  if (!facts.desired.enabled) return null;
  const sure = ofProjects(facts) ?? (hasExpired(facts, now) ? ofExpiry(facts) : ofAddress(facts));
  if (sure !== null) return sure;
  switch (facts.observed.status) {
    case 'scheduled':
    case 'running':
      return null;
    case 'failed':
    case 'retrying':
      return ofText(facts);
    case 'paused':
      return ofPause(facts);
    case 'disabled':
      return ofDisabled(facts);
    case 'never':
    case 'ok':
    case 'unknown':
      return ofComparison(facts);
  }
};
