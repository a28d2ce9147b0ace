import { IconLock } from '@tabler/icons-react';
import { useCall } from '../api/use-call.ts';
import { useChange } from '../api/use-change.ts';
import { hrefOf, RAIL_SCREENS, type ScreenName } from '../state/route.ts';
import { HELP_OF_SCREEN, helpHref } from '../text/help-topics.ts';
import { figure } from '../text/plural.ts';
import { Mark } from '../ui/mark.tsx';
import { SCREEN } from './screens.tsx';
import styles from './shell.module.css';

const PLACES = RAIL_SCREENS.filter((name) => name !== 'settings');

/** What needs a person: how many, and in words what; the link leads to those. */
type Waiting = { count: number; words: string; params: Readonly<Record<string, string>> };

/** More is not worth reading in a corner; the words have the whole number. */
const MOST = 99;

const Badge = ({ count, words }: Waiting) => <span className={styles['badge']}><span aria-hidden="true">{count > MOST ? `${MOST}+` : figure(count)}</span><span className={styles['hidden']}>{figure(count)} {words}</span></span>;

type PlaceProps = { name: ScreenName; current: boolean; waiting?: Waiting | undefined; href?: string };

const Place = ({ name, current, waiting, href = hrefOf(name, waiting === undefined ? {} : { params: waiting.params }) }: PlaceProps) => {
  const { icon: Icon, word } = SCREEN[name];
  return (
    <a className={styles['place']} href={href} {...(current ? { 'aria-current': 'page' } : {})}>
      <Icon size={18} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>{word}</span>
      {waiting === undefined ? null : <Badge {...waiting} />}
    </a>
  );
};

const Lock = () => {
  const lock = useChange('vault.lock');
  return (
    <button type="button" className={styles['place']} onClick={() => lock.mutate({})}>
      <IconLock size={18} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>Lock</span>
    </button>
  );
};

type RailProps = { screen: ScreenName; unfinished: boolean };

/** Where one can go; `Start` is there until the first steps are done. */
export const Rail = ({ screen, unfinished }: RailProps) => {
  const left = useCall('cleanUps.list', { limit: 1 }).data?.total ?? 0;
  const troubled = useCall('issueSync.list', { hasProblems: true, limit: 1 }).data?.total ?? 0;
  const isOverdue = useCall('background.get', {}, { keepPrevious: true }).data?.problems.some(({ kind }) => kind === 'backup_overdue') ?? false;
  const waiting: Partial<Record<ScreenName, Waiting>> = {
    ...(left > 0 ? { jobs: { count: left, words: 'left on GitLab', params: { show: 'left' } } } : {}),
    ...(isOverdue ? { transfer: { count: 1, words: 'backup overdue', params: {} } } : {}),
    ...(troubled > 0 ? { issues: { count: troubled, words: 'with problems', params: { problems: 'yes' } } } : {}),
  };
  return (
    <nav aria-label="Main" className={styles['rail']}>
      <div className={styles['brand']}><Mark size={24} /></div>
      <div className={styles['places']}>
        {unfinished ? <Place name="start" current={screen === 'start'} /> : null}
        {PLACES.map((name) => <Place key={name} name={name} current={name === screen} waiting={waiting[name]} />)}
      </div>
      <div className={styles['foot']}>
        <Place name="help" current={screen === 'help'} href={helpHref(HELP_OF_SCREEN[screen])} />
        <Place name="settings" current={screen === 'settings'} />
        <Lock />
      </div>
    </nav>
  );
};
