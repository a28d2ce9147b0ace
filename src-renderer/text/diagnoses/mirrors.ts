import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

/** The mirror itself. */
export const MIRROR_WORDS = {
  took_too_long: ({ owner }) => said(
    'The run took too long',
    `${owner} broke the run off.`,
    'GitLab allows a run one hour, the first one three. Large repositories, slow disks or a stuck worker use them up.',
    'Trigger the mirror: a run goes on from what is there already. If it stays so, fill the target once by import.',
  ),
  storage_unavailable: ({ owner }) => said(
    'GitLab does not reach its own storage',
    `${owner} could not reach the service that keeps its repositories (Gitaly).`,
    'A part of that installation is down or overloaded; the other side has nothing to do with it.',
    `Trigger the mirror later. If it stays so, an administrator of ${owner} has to look after Gitaly.`,
  ),
  pull_paused: ({ target }) => said(
    'GitLab paused the mirror',
    `${target} no longer runs the pull mirror by itself.`,
    'It failed more than 14 times in a row.',
    'Remove what made it fail, then trigger the mirror; a run that succeeds lifts the pause.',
  ),
  mirror_gone: ({ owner }) => said(
    'The mirror is gone from GitLab',
    `${owner} no longer has this mirror.`,
    'Somebody removed it there, or the project was deleted.',
    'Re-create it: the plan shows each step first. If it was removed on purpose, remove it here as well.',
  ),
  address_differs: ({ owner, remote }) => said(
    'The mirror leads to another address',
    `The mirror on ${owner} has another address than the project on ${remote}.`,
    'The project or its group was renamed or moved, or somebody gave the mirror another address. The settings below show both.',
    'Make the plan and review it. GitLab cannot change the address of a push mirror: that one is made anew.',
  ),
  disabled_on_gitlab: ({ owner, source }) => said(
    'The mirror is off on GitLab',
    `It is enabled here, but ${owner} does not run it.`,
    `Somebody switched it off there, mirroring is off on the instance or in Silent Mode, or ${source} has an empty repository.`,
    'Enable it again: the plan shows each step first. If it goes off again, look for the instance’s setting.',
  ),
  settings_drift: ({ owner }) => said(
    'The settings were changed on GitLab',
    `The mirror on ${owner} has other settings than are wanted here.`,
    'Somebody changed them there, or a change from here did not arrive. The settings below show which.',
    'Re-apply the settings: the plan shows before and after. Or change the wanted settings here.',
  ),
  unknown: ({ owner }) => said(
    'A failure that we do not know',
    `${owner} reports a failure.`,
    'Its text matches no cause in the error guide, or there is none.',
    'Trigger the mirror once more. If it fails again, its text and the server’s log say more.',
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
