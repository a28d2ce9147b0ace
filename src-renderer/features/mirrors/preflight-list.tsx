import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { Preflight, PreflightCheck } from '../../../src-preload/contract/models/mirror.ts';
import { counted } from '../../text/plural.ts';
import { useNameOf } from '../../ui/failure-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './preflight-list.module.css';
import { passedWords, problemWords, type SideNames } from './preflight-words.ts';

const LEVEL = {
  blocker: { word: 'Blocker', icon: <IconX size={16} stroke={2} aria-hidden="true" /> },
  warning: { word: 'Warning', icon: <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" /> },
} as const;

type LineProps = { check: PreflightCheck; names: SideNames };

const Problem = ({ check, names, level }: LineProps & { level: keyof typeof LEVEL }) => {
  const { title, body, wayOut } = problemWords(check, names, useNameOf(), useNow());
  return (
    <li className={styles[level]} data-level={level} data-check={check.check}>
      <span className={styles['icon']}>{LEVEL[level].icon}</span>
      <div className={styles['text']}>
        <p className={styles['title']}>{LEVEL[level].word}: {title}</p>
        <p data-selectable>{body}</p>
        {check.names.length === 0 ? null : <p className={styles['names']} data-selectable>{check.names.join(', ')}</p>}
        {wayOut.kind === 'place' ? <a href={wayOut.href}>{wayOut.label}</a> : null}
      </div>
    </li>
  );
};

const Passed = ({ check, names }: LineProps) => (
  <li className={styles['passed']} data-level="ok" data-check={check.check}>
    <span className={styles['icon']}><IconCheck size={16} stroke={1.5} aria-label="in order" /></span>
    <div className={styles['text']}>
      <p>{passedWords(check, names)}</p>
      {check.check !== 'existing_mirrors' || check.names.length === 0 ? null : <p>It has others: <span className={styles['names']} data-selectable>{check.names.join(', ')}</span></p>}
    </div>
  </li>
);

const verdict = (blockers: number, warnings: number): string => {
  if (blockers > 0) return `The mirror cannot be created: ${counted(blockers, 'blocker')}${warnings > 0 ? `, ${counted(warnings, 'warning')}` : ''}.`;
  return warnings > 0 ? `The mirror can be created, with ${counted(warnings, 'warning')}.` : 'The mirror can be created.';
};

/** What preflight looked at: what stops the creation first, then what to mind, then what is in order. */
export const PreflightList = ({ preflight: { checks }, names }: { preflight: Preflight; names: SideNames }) => {
  const blockers = checks.filter(({ level }) => level === 'blocker');
  const warnings = checks.filter(({ level }) => level === 'warning');
  const key = (check: PreflightCheck, at: number) => `${check.check}-${check.side}-${at}`;
  return (
    <div className={styles['list']}>
      <p role="status">{verdict(blockers.length, warnings.length)}</p>
      <ul aria-label="Checks" className={styles['checks']}>
        {blockers.map((check, at) => <Problem key={key(check, at)} check={check} names={names} level="blocker" />)}
        {warnings.map((check, at) => <Problem key={key(check, at)} check={check} names={names} level="warning" />)}
        {checks.filter(({ level }) => level === 'ok').map((check, at) => <Passed key={key(check, at)} check={check} names={names} />)}
      </ul>
    </div>
  );
};
