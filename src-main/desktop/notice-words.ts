import type { Notice } from '../../src-preload/contract/models/background.ts';

const mirrors = (count: number): string => (count === 1 ? '1 mirror' : `${count} mirrors`);

const TITLE: Record<Notice['kind'], (count: number) => string> = {
  failed: (count) => (count === 1 ? 'A mirror fails' : `${mirrors(count)} fail`),
  failed_again: (count) => (count === 1 ? 'A mirror fails again' : `${mirrors(count)} fail again`),
  recovered: (count) => (count === 1 ? 'A mirror works again' : `${mirrors(count)} work again`),
  refused: (count) => (count === 1 ? 'An instance refuses its token' : `${count} instances refuse their tokens`),
  backup_overdue: () => 'A backup is overdue',
  ending: (count) => (count === 1 ? 'A credential ends soon' : `${count} credentials end soon`),
};

/** A notice as the person reads it: names, paths and figures. */
export const noticeWords = ({ kind, count, subjects }: Notice): { title: string; body: string } => {
  if (kind === 'backup_overdue') return { title: TITLE[kind](count), body: 'What is kept on this computer has no other copy that is new enough.' };
  const more = count - subjects.length;
  return { title: TITLE[kind](count), body: [...subjects, ...(more > 0 ? [`and ${more} more`] : [])].join('\n') };
};
