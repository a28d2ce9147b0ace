import type { ExportFormat } from '../../../src-preload/contract/models/exchange.ts';

/**
 * The file name that an export is offered under: letters, digits, `_`, `-` and `.` of the pair's name stay, everything else becomes `_`, so
 * that every file system takes it. The web application names its exports so.
 */
export const exportName = (pairName: string, format: ExportFormat): string => {
  const safe = pairName.normalize('NFC').replace(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^[._]+|[._]+$/gu, '');
  return safe === '' ? `mirrors.${format}` : `mirrors_${safe}.${format}`;
};
