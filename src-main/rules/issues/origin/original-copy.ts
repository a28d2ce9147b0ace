import type { SourceSide } from '../sides.ts';
import { hostKey } from './host-key.ts';
import { FOOTER_MARKER } from './origin-line.ts';

/** As far behind its marker as a footer goes. */
const FOOTER_LENGTH = 8192;
const LINK = /\[([^\]\n]{1,600})#([1-9]\d{0,9})\]\((https?:\/\/[^\s)]{1,1200})\)/gu;

/**
 * The issue that a footer of the original application names: its Source line links `path#iid` to the issue's page (behaviour.md
 * 2.8.6). Path, number and address have to be this project's exactly: `g/p#1` is not `g/p#12`. null where they are not.
 */
export const originalSourceIid = (description: string, { hosts, path }: Pick<SourceSide, 'hosts' | 'path'>): number | null => {
  const at = description.lastIndexOf(FOOTER_MARKER);
  if (at < 0) return null;
  const footer = description.slice(at + FOOTER_MARKER.length, at + FOOTER_MARKER.length + FOOTER_LENGTH);
  for (const [, name, iid, url] of footer.matchAll(LINK)) {
    if (name === path && url !== undefined && hosts.some((host) => isIssuePage(url, host, path, iid ?? ''))) return Number(iid);
  }
  return null;
};

const isIssuePage = (url: string, host: string, path: string, iid: string): boolean =>
  URL.canParse(url) && ['/-/issues/', '/issues/', '/-/work_items/'].some((page) => hostKey(url) === `${host}/${path}${page}${iid}`);
