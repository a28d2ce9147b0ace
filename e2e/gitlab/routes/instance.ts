import { forbidden, ok } from '../http/answer.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { atLeast } from '../profile.ts';

const versionText = (call: Call): string => {
  const { version, edition } = call.state.profile;
  return version.includes('-') || edition === 'ce' ? version : `${version}-ee`;
};

/** 15.2 brought the long form, 15.6 its `enterprise`, 17.6 the proxy address (contract A.1). */
const show = (call: Call): ReturnType<typeof ok> => {
  signedIn(call);
  const { profile } = call.state;
  const short = { version: versionText(call), revision: '5e0c5a4ae5e' };
  if (!atLeast(profile, '15.2')) return ok(short);
  return ok({
    ...short,
    kas: { enabled: false, externalUrl: null, ...(atLeast(profile, '17.6') ? { externalK8sProxyUrl: null } : {}), version: null },
    ...(atLeast(profile, '15.6') ? { enterprise: profile.edition === 'ee' } : {}),
  });
};

/** What explains failures, for administrators only (contract A.12). */
const settings = (call: Call): ReturnType<typeof ok> => {
  if (!signedIn(call).user.admin) throw forbidden();
  const { mirrorAvailable, silentMode, maintenance, allowLocalRequests } = call.state.settings;
  return ok({
    mirror_available: mirrorAvailable,
    silent_mode_enabled: silentMode,
    maintenance_mode: maintenance,
    allow_local_requests_from_web_hooks_and_services: allowLocalRequests,
    outbound_local_requests_whitelist: [],
    require_personal_access_token_expiry: true,
    max_attachment_size: call.state.profile.maxAttachmentMb,
  });
};

export const instanceRoutes: readonly Route[] = [
  { method: 'GET', path: '/metadata', since: '15.2', scopes: ['read_user'], run: show },
  { method: 'GET', path: '/version', scopes: ['read_user'], run: show },
  { method: 'GET', path: '/application/settings', run: settings },
];
