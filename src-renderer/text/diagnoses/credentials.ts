import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

/** Who GitLab takes the mirror for, and what that user may do. */
export const CREDENTIAL_WORDS = {
  credential_rejected: ({ remote }) => said(
    'The credential is refused',
    `${remote} does not accept the credential that the mirror uses.`,
    'Its token was revoked, has expired, or lacks the scope for Git.',
    'Rotate the credential: the mirror is given a new token and keeps its settings.',
  ),
  credential_expired: ({ remote }) => said(
    'The credential has expired',
    `The token that the mirror uses on ${remote} is past its last day.`,
    'GitLab ends every access token on a set day.',
    'Rotate the credential: the mirror is given a new token and keeps its settings.',
  ),
  credential_revoked: ({ remote }) => said(
    'The credential was revoked',
    `The token that the mirror uses on ${remote} was revoked before its last day.`,
    'Somebody revoked it by hand, or the user behind it was removed.',
    'Rotate the credential. Agree with those who manage tokens there that names beginning with “mirror-maestro” stay.',
  ),
  credential_missing_scope: ({ remote }) => said(
    'The credential’s scope is not enough',
    `${remote} knows the token but does not let it use Git in this way.`,
    'A push mirror needs the scope write_repository on its target, a pull mirror read_repository on its source.',
    'Rotate the credential: the new token has the scope that the mirror’s direction needs.',
  ),
  two_factor_required: ({ remote }) => said(
    'A password is not enough here',
    `${remote} wants a token for Git instead of a password.`,
    'The account has two-factor authentication, or the server takes no passwords for Git.',
    'Rotate the credential: the mirror is given a project access token.',
  ),
  sso_required: ({ remote }) => said(
    'Single sign-on is required',
    `The group on ${remote} lets Git in only with a session of its SAML single sign-on.`,
    'The credential belongs to a person; tokens of projects, groups and service accounts are exempt.',
    'Use a project access token: rotate the credential once the account that makes it may create project tokens.',
  ),
  ip_blocked: ({ owner, remote }) => said(
    'The address of the server is not allowed',
    `${remote} does not let ${owner}’s IP address in.`,
    'The group or the instance has a list of allowed addresses.',
    `Add the outgoing address of ${owner} to the list on ${remote}, then trigger the mirror.`,
  ),
  access_forbidden: ({ owner, remote }) => said(
    'Access is forbidden',
    `${remote} answered Git with “forbidden” and gave no closer reason.`,
    `The token’s role is too low, the project’s repository is switched off, or ${remote} bars ${owner} for a while after many failed sign-ins.`,
    'Look at the project’s members and its repository feature. After failed sign-ins wait 15 minutes, then trigger the mirror.',
  ),
  account_blocked: ({ remote }) => said(
    'The account is blocked',
    `The user behind the mirror’s credential is blocked or deactivated on ${remote}.`,
    'An administrator blocked it, or it was unused for too long.',
    'Rotate the credential: a project access token does not hang on a person’s account.',
  ),
  account_not_ready: ({ remote }) => said(
    'The account has something left to do',
    `The user behind the mirror’s credential has to act on ${remote} before Git works.`,
    'Terms of service, an expired password, or a confirmation are outstanding.',
    `Sign in to ${remote} as that user and finish what it asks for, then trigger the mirror.`,
  ),
  role_too_low: ({ remote }) => said(
    'The role is too low',
    `The credential’s user may not do this in the project on ${remote}.`,
    'A push needs at least Developer, and Maintainer where branches are protected; a deploy key needs write access.',
    `Raise the role in the project on ${remote}, or rotate the credential: new tokens have the role Maintainer.`,
  ),
  mirror_user_too_low: ({ target }) => said(
    'The mirror’s user may not write all branches',
    `The user in whose name ${target} runs the pull mirror may not push to every branch of the target.`,
    'Its role was lowered, or a branch is protected against it.',
    `Give that user the role Maintainer in the project on ${target}, or let it push to the protected branches.`,
  ),
  ssh_key_rejected: ({ owner, remote }) => said(
    'The SSH key is refused',
    `${remote} does not accept the key with which ${owner} signs in.`,
    'The mirror’s public key is not a deploy key of the project, has no write access, or a firewall inspects SSH.',
    `Add the mirror’s public key as a deploy key with write access to the project on ${remote}.`,
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
