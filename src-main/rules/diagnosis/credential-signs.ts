import type { Recogniser } from './recogniser.ts';

/** Who GitLab takes the mirror for, and what that user may do. The general refusals are in general-signs.ts. */
export const CREDENTIAL_SIGNS: readonly Recogniser[] = [
  {
    cause: 'two_factor_required', action: 'rotate',
    signs: ['you must use a personal access token with', 'you have 2fa enabled', 'two-factor authentication is required', 'otp verification failed', '2fa required', 'support for password authentication was removed'],
  },
  {
    cause: 'sso_required', action: 'open_remote',
    signs: ['cannot find valid sso session', "login via your group's sso", 'has enabled or enforced saml sso', 'saml single sign-on is required', 'sso session has expired'],
  },
  {
    cause: 'ip_blocked', action: 'open_remote',
    signs: ['ip allow list enabled', 'ip address is not permitted', 'ip address is not allowed', 'not accessible from your ip address', 'ip restricted'],
  },
  {
    cause: 'account_blocked', action: 'rotate',
    signs: ['your account has been blocked', 'your account has been deactivated', 'your account is locked', 'your account has been banned', 'user is blocked'],
  },
  {
    cause: 'account_not_ready', action: 'open_remote',
    signs: ['must accept the terms of service', 'your password expired', 'your account is pending approval', 'your primary email address is not confirmed', 'you need to confirm your email'],
  },
  {
    cause: 'credential_revoked', action: 'rotate',
    signs: ['token was revoked', 'token has been revoked', 'token is revoked'],
  },
  {
    cause: 'credential_expired', action: 'rotate',
    signs: ['token is expired', 'token has expired', 'token expired'],
  },
  {
    cause: 'credential_missing_scope', action: 'rotate',
    signs: ['insufficient_scope', 'requires higher privileges than provided by the access token', 'you are not allowed to upload code.', 'you are not allowed to download code.', 'insufficient permissions to pull from the repository'],
  },
  {
    cause: 'mirror_user_too_low', action: 'open_owner',
    signs: ['the mirror user is not allowed to push code'],
  },
  {
    cause: 'role_too_low', action: 'open_remote',
    signs: [
      'you are not allowed to push code to this project', 'you are not allowed to upload code for this project', 'you are not allowed to download code from this project',
      'deploy key does not have write access', 'deploy keys are not allowed to push code', "you don't have permission to push",
    ],
  },
  {
    cause: 'ssh_key_rejected', action: 'open_remote',
    signs: ['permission denied (publickey', 'server only allows public key authentication', 'no user or key was provided', 'load key … invalid format'],
  },
  {
    cause: 'credential_rejected', action: 'rotate',
    signs: [
      'http basic: access denied', 'authentication failed for', 'could not read username for', 'could not read password for', 'invalid username or password',
      'invalid credentials', 'unable to access repository with the url and credentials provided', 'returned error: 401', 'http 401',
    ],
  },
];
