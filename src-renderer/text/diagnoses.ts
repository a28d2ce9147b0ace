import type { DiagnosisAction, DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import { CONTENT_WORDS } from './diagnoses/contents.ts';
import { CREDENTIAL_WORDS } from './diagnoses/credentials.ts';
import { MIRROR_WORDS } from './diagnoses/mirrors.ts';
import { NETWORK_WORDS } from './diagnoses/networks.ts';
import { REF_WORDS } from './diagnoses/refs.ts';
import { REPOSITORY_WORDS } from './diagnoses/repositories.ts';
import type { DiagnosisWords, Say, Sides } from './diagnoses/said.ts';

const WORDS: Record<DiagnosisCause, Say> = { ...CREDENTIAL_WORDS, ...REF_WORDS, ...CONTENT_WORDS, ...REPOSITORY_WORDS, ...NETWORK_WORDS, ...MIRROR_WORDS };

/** What is wrong with a mirror, why, and what mends it. Every cause has its words; a new one does not compile without them. docs/error-guide.md lists them all. */
export const diagnosisWords = (cause: DiagnosisCause, sides: Sides): DiagnosisWords => WORDS[cause](sides);

/** The button of an action; null where there is nothing to press. */
export const DIAGNOSIS_ACTION: Record<DiagnosisAction, string | null> = {
  rotate: 'Rotate credential',
  trigger: 'Trigger it now',
  verify: 'Compare them now',
  enable: 'Plan to enable it',
  reapply: 'Plan to re-apply the settings',
  recreate: 'Plan to re-create it',
  edit_overrides: 'Edit overrides',
  edit_instance: 'Open the instance',
  open_source: 'Open the source project',
  open_target: 'Open the target project',
  wait: null,
};
