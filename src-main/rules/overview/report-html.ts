import type { CredentialState, MirrorStatus, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { MirrorHealth } from '../../../src-preload/contract/models/overview.ts';
import type { ReportHead, ReportRow } from './report-row.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');

/** To the minute, UTC; the page says so once. */
const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** By sign and word, so that it can be read without colour. */
const HEALTH: Readonly<Record<MirrorHealth, string>> = { healthy: '✓ Verified equal', unproven: '? Not proven', warning: '! Warning', failing: '✕ Failing', off: '– Off' };

const VERIFIED: Readonly<Record<VerifiedState, string>> = { never: 'Not compared', equal: 'Equal', behind: 'Behind', diverged: 'Diverged', missing: 'Refs missing', unknown: 'Unknown' };
const STATUS: Readonly<Record<MirrorStatus, string>> = {
  never: 'Never ran', scheduled: 'Scheduled', running: 'Running', ok: 'Finished', failed: 'Failed', retrying: 'Retrying', paused: 'Paused', disabled: 'Disabled', unknown: 'Unknown',
};
const CREDENTIAL: Readonly<Record<CredentialState, string>> = { none: 'None', active: 'Active', expiring: 'Expiring', expired: 'Expired' };

const STYLE = `
body { font: 13px/1.45 system-ui, sans-serif; color: #18222d; background: #fff; margin: 24px; }
h1 { font-size: 20px; line-height: 28px; margin: 0; }
.about { color: #4d5a68; margin: 0 0 16px; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 32px; margin: 0; padding: 0; list-style: none; }
.counts b { display: block; font-size: 20px; line-height: 28px; font-variant-numeric: tabular-nums; font-weight: 600; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 16px; font-variant-numeric: tabular-nums; }
th { color: #4d5a68; font-size: 12px; font-weight: 500; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid #d5dce3; overflow-wrap: break-word; }
th { border-bottom-color: #4d5a68; }
small { color: #4d5a68; font-size: 12px; }
.failing td:first-child, .warning td:first-child { font-weight: 600; }
thead { display: table-header-group; }
tr, .counts { break-inside: avoid; }
@page { size: A4 landscape; margin: 12mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px system-ui, sans-serif; color: #4d5a68; } }
@media print { body { margin: 0; font-size: 11px; } th, small { font-size: 10px; } h1, .counts b { font-size: 16px; line-height: 22px; } }
`;

/** Each with its share of the width, so that on a narrow sheet no word breaks but a path. */
const COLUMNS = [['State', 11], ['Source', 19], ['Target', 19], ['Pair', 10], ['Compared', 11], ['GitLab', 20], ['Credential', 10]] as const;

/** Of GitLab’s text: the whole of it is in the window and in the CSV. */
const MOST_OF_ERROR = 160;

/** The page up to its first row. It has no script, loads nothing, and says so to whatever opens it. */
export const htmlHead = ({ at, scope, mirrors, health }: ReportHead): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Mirrors, ${moment(at)} UTC</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${scope === null ? 'All mirrors' : `Mirrors of ${escaped(scope)}`}</h1>
<p class="about">${mirrors} ${mirrors === 1 ? 'mirror' : 'mirrors'} as of ${moment(at)}; all times are UTC. Verified equal means that both sides were compared and had the same branches and tags.</p>
<ul class="counts"><li><b>${health.share === null ? 'None is on' : `${health.share} %`}</b>verified equal</li>${MirrorHealth.options.map((word) => `<li><b>${health.counts[word]}</b>${HEALTH[word]}</li>`).join('')}</ul>
<table>
<colgroup>${COLUMNS.map(([, share]) => `<col style="width: ${share}%">`).join('')}</colgroup>
<thead><tr>${COLUMNS.map(([column]) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
`;

const end = ({ instanceName, path }: ReportRow['mirror']['source']): string => `${escaped(path)}<br><small>${escaped(instanceName)}</small>`;

/** A word with what belongs to it below, such as its time; nothing where there is none. */
const said = (word: string, ...below: (string | null)[]): string => [word, ...below.flatMap((line) => (line === null ? [] : [`<small>${line}</small>`]))].join('<br>');

const shortened = (text: string): string => (text.length <= MOST_OF_ERROR ? text : `${text.slice(0, MOST_OF_ERROR).trimEnd()}…`);

const at = (time: number | null): string | null => (time === null ? null : moment(time));

/** One mirror; all that came from a server is escaped. */
export const htmlRow = ({ mirror, health }: ReportRow): string => {
  const { source, target, pairName, direction, verified, observed, credential } = mirror;
  const cells = [
    HEALTH[health],
    end(source),
    end(target),
    said(escaped(pairName), direction),
    said(VERIFIED[verified.state], at(verified.comparedAt)),
    said(STATUS[observed.status], at(observed.lastUpdateAt), observed.lastError === null ? null : escaped(shortened(observed.lastError))),
    said(CREDENTIAL[credential.state], credential.expiresAt === null ? null : `ends ${moment(credential.expiresAt).slice(0, 10)}`),
  ];
  return `<tr class="${health}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
};

export const htmlFoot = (): string => '</tbody>\n</table>\n</body>\n</html>\n';
