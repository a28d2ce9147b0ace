import { csvLine, csvMoment } from './csv.ts';
import type { ReportRow } from './report-row.ts';

const HEAD = [
  'source_instance', 'source_path', 'target_instance', 'target_path', 'pair', 'direction', 'enabled', 'health', 'compared', 'compared_at', 'refs_equal', 'refs_different', 'refs_missing',
  'settings', 'gitlab_status', 'last_update_at', 'last_success_at', 'credential', 'credential_expires_at', 'cause', 'gitlab_error', 'mirror_id',
];

export const csvHead = (): string => csvLine(HEAD);

/** One mirror of the report; times in UTC. */
export const csvRow = ({ mirror, health, cause }: ReportRow): string => {
  const { source, target, observed, verified, credential } = mirror;
  return csvLine([
    source.instanceName, source.path, target.instanceName, target.path, mirror.pairName, mirror.direction, mirror.desired.enabled, health, verified.state, csvMoment(verified.comparedAt), verified.equal, verified.different,
    verified.missing, verified.settings, observed.status, csvMoment(observed.lastUpdateAt), csvMoment(observed.lastSuccessAt), credential.state, csvMoment(credential.expiresAt), cause, observed.lastError, mirror.id,
  ]);
};
