import { MirrorHealth } from '../../../src-preload/contract/models/overview.ts';
import type { ReportHead, ReportRow } from './report-row.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');

/** To the minute, UTC. */
const moment = (at: number | null): string => (at === null ? 'never' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`);

/** By sign and word, so that it can be read without colour. */
const HEALTH: Readonly<Record<MirrorHealth, string>> = { healthy: '✓ Verified equal', unproven: '? Not proven', warning: '! Warning', failing: '✕ Failing', off: '– Off' };

const STYLE = `
body { font: 13px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; margin: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .4rem; border-bottom: 1px solid #c9c9d1; overflow-wrap: break-word; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; font-size: 11px; } }
`;

/** Each with its share of the width, so that on a narrow sheet no word breaks but a path. */
const COLUMNS = [['State', 13], ['Source', 18], ['Target', 18], ['Pair', 11], ['Compared', 12], ['GitLab', 16], ['Credential', 12]] as const;

/** The page up to its first row. It has no script, loads nothing, and says so to whatever opens it. */
export const htmlHead = ({ at, scope, mirrors, health }: ReportHead): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Mirrors, ${moment(at)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${scope === null ? 'All mirrors' : `Mirrors of ${escaped(scope)}`}</h1>
<p>${moment(at)} · ${mirrors} ${mirrors === 1 ? 'mirror' : 'mirrors'} · verified equal: ${health.share === null ? 'none is switched on' : `${health.share} %`}</p>
<p>${MirrorHealth.options.map((word) => `${HEALTH[word]}: ${health.counts[word]}`).join(' · ')}</p>
<table>
<colgroup>${COLUMNS.map(([, share]) => `<col style="width: ${share}%">`).join('')}</colgroup>
<thead><tr>${COLUMNS.map(([column]) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
`;

const end = ({ instanceName, path }: ReportRow['mirror']['source']): string => `${escaped(path)}<br><small>${escaped(instanceName)}</small>`;

const credentialOf = ({ state, expiresAt }: ReportRow['mirror']['credential']): string => (expiresAt === null ? state : `${state}, ends ${moment(expiresAt).slice(0, 10)}`);

/** One mirror; all that came from a server is escaped. */
export const htmlRow = ({ mirror, health }: ReportRow): string => {
  const { source, target, pairName, direction, verified, observed, credential } = mirror;
  const error = observed.lastError === null ? '' : `<br><small>${escaped(observed.lastError.slice(0, 300))}</small>`;
  const cells = [HEALTH[health], end(source), end(target), `${escaped(pairName)}<br><small>${direction}</small>`, `${verified.state}<br><small>${moment(verified.comparedAt)}</small>`, `${observed.status}<br><small>${moment(observed.lastUpdateAt)}</small>${error}`, credentialOf(credential)];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
};

export const htmlFoot = (): string => '</tbody>\n</table>\n</body>\n</html>\n';
