import { IconLock } from '@tabler/icons-react';
import { useCall } from '../api/use-call.ts';
import { useChange } from '../api/use-change.ts';
import { hrefOf, RAIL_SCREENS, type ScreenName } from '../state/route.ts';
import { figure } from '../text/plural.ts';
import { Mark } from '../ui/mark.tsx';
import { SCREEN } from './screens.tsx';
import styles from './shell.module.css';

const PLACES = RAIL_SCREENS.filter((name) => name !== 'settings');

/** What of ours is left on GitLab needs a person; its number stands at the jobs. */
const Badge = ({ count }: { count: number }) => <span className={styles['badge']}>{figure(count)}<span className={styles['hidden']}> left on GitLab</span></span>;

type PlaceProps = { name: ScreenName; current: boolean; waiting?: number };

const Place = ({ name, current, waiting = 0 }: PlaceProps) => {
  const { icon: Icon, word } = SCREEN[name];
  return (
    <a className={styles['place']} href={hrefOf(name, waiting > 0 ? { params: { show: 'left' } } : {})} {...(current ? { 'aria-current': 'page' } : {})}>
      <Icon size={18} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>{word}</span>
      {waiting > 0 ? <Badge count={waiting} /> : null}
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
  return (
    <nav aria-label="Main" className={styles['rail']}>
      <div className={styles['brand']}><Mark size={24} /></div>
      <div className={styles['places']}>
        {unfinished ? <Place name="start" current={screen === 'start'} /> : null}
        {PLACES.map((name) => <Place key={name} name={name} current={name === screen} {...(name === 'jobs' ? { waiting: left } : {})} />)}
      </div>
      <div className={styles['foot']}>
        <Place name="settings" current={screen === 'settings'} />
        <Lock />
      </div>
    </nav>
  );
};
