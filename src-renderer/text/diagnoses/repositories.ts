import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

/** The projects, their repositories and their servers. */
export const REPOSITORY_WORDS = {
  source_missing: ({ source }) => said(
    'The source project is not found',
    `${source} has no such project for the mirror’s credential.`,
    'It was deleted, moved or made private, or the token’s user lost its membership. GitLab answers the same for all of them, and to addresses that it does not allow.',
    'Open the source project. If it is there, rotate the credential; if it was deleted, remove the mirror.',
  ),
  target_missing: ({ target }) => said(
    'The target project is not found',
    `${target} has no such project for the mirror’s credential.`,
    'It was deleted, moved or made private, or the token’s user lost its membership. GitLab answers the same for all of them, and to addresses that it does not allow.',
    'Open the target project. If it is there, rotate the credential; if it was deleted, remove the mirror.',
  ),
  source_replaced: ({ source }) => said(
    'The source’s path belongs to another project',
    `The project that was mirrored is gone from ${source}, and another one has its path.`,
    'It was deleted and a new project was made in its place. A mirror holds on to the project, not to the path.',
    'Remove the mirror, and create one for the new project if that is what you want.',
  ),
  target_replaced: ({ target }) => said(
    'The target’s path belongs to another project',
    `The project that was written to is gone from ${target}, and another one has its path.`,
    'It was deleted and a new project was made in its place. A mirror holds on to the project, not to the path.',
    'Remove the mirror, and create one for the new project if that is what you want.',
  ),
  target_archived: ({ target }) => said(
    'The target project is archived',
    `The project on ${target} is read-only.`,
    'Somebody archived it, or a group above it.',
    'Unarchive it, or disable the mirror.',
  ),
  repository_absent: ({ remote }) => said(
    'The project has no repository',
    `The project on ${remote} exists, but its repository was never created or is switched off.`,
    'An import broke off, or the repository feature is disabled in the project’s settings.',
    'Switch the repository on in the project’s settings, or create an empty repository there.',
  ),
  repository_empty: ({ source }) => said(
    'The source is empty',
    `The project on ${source} has no branch that the mirror would carry.`,
    'GitLab shows the mirror of an empty project as disabled and does not run it.',
    'Push a first commit to the source; the mirror runs by itself after it. If the source has branches, the branch filter leaves all of them out.',
  ),
  read_only: ({ remote }) => said(
    'The repository is read-only for now',
    `${remote} takes no pushes at the moment.`,
    'It is being moved to other storage, or the server is a read-only copy (Geo).',
    'Wait; GitLab tries again with the next push. If it stays so, check that the mirror’s address is that of the primary server.',
  ),
  maintenance: ({ remote }) => said(
    'The server is in maintenance',
    `${remote} is being worked on and takes no pushes.`,
    'An administrator turned maintenance mode on, or the service is not up.',
    'Wait until it is over, then trigger the mirror.',
  ),
  git_protocol_off: ({ remote }) => said(
    'Git is not allowed this way',
    `${remote} does not offer Git over the protocol that the mirror uses.`,
    'The administrator permits only SSH or only HTTPS.',
    `Have the protocol enabled on ${remote} (Admin, Settings, Enabled Git access protocols).`,
  ),
  not_a_repository: ({ remote }) => said(
    'There is no repository at the address',
    `What answers at the mirror’s address is not Git of ${remote}.`,
    'The project was moved, or a proxy or login page answers instead.',
    'Re-create the mirror with the project’s present address.',
  ),
  redirected: ({ remote }) => said(
    'The project was moved',
    `${remote} sends Git on to another address, and mirrors do not follow.`,
    'The project or its group was renamed or transferred, or the server’s address changed.',
    'Re-create the mirror with the project’s present address.',
  ),
  shallow_history: ({ target, owner }) => said(
    'The history is cut off',
    `The repository has only a part of its history, and ${target} does not take that.`,
    'The source was filled from a shallow clone.',
    `Push the full history to the source project; if it is complete, an administrator has to repair the repository on ${owner}.`,
  ),
  object_format: () => said(
    'The two repositories use different object formats',
    'One side is a SHA-1 repository, the other SHA-256.',
    'Git cannot exchange commits between the two.',
    'Create the target project anew with the source’s object format, and the mirror with it.',
  ),
  pack_corrupt: ({ owner }) => said(
    'The repository is damaged',
    'Git could not read or unpack some of the objects.',
    'Objects are missing or broken on the server that sends, or the transfer was cut off.',
    `Trigger the mirror once more. If it stays so, an administrator has to check the repository on ${owner} (git fsck).`,
  ),
  disk_full: ({ remote }) => said(
    'The server’s disk is full',
    `${remote} could not write.`,
    'No space is left where it keeps its repositories.',
    `An administrator of ${remote} has to make room; then trigger the mirror.`,
  ),
  licence_missing: ({ target }) => said(
    'Pull mirroring is not licensed',
    `${target} does not run pull mirrors for this project.`,
    'Pull mirrors need Premium or Ultimate; an expired subscription ends them.',
    'Renew the subscription, or use a pair in push direction, which every tier has.',
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
