import { IconLock } from '@tabler/icons-react';
import { useChange } from '../api/use-change.ts';
import { hrefOf, type ScreenName } from '../state/route.ts';
import { Mark } from '../ui/mark.tsx';
import { SCREEN } from './screens.tsx';
import styles from './shell.module.css';

const PLACES: readonly ScreenName[] = ['mirrors', 'pairs', 'instances', 'jobs', 'activity'];

const Place = ({ name, current }: { name: ScreenName; current: boolean }) => {
  const { icon: Icon, word } = SCREEN[name];
  return (
    <a className={styles['place']} href={hrefOf(name)} {...(current ? { 'aria-current': 'page' } : {})}>
      <Icon size={18} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>{word}</span>
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
export const Rail = ({ screen, unfinished }: RailProps) => (
  <nav aria-label="Main" className={styles['rail']}>
    <div className={styles['brand']}><Mark size={24} /></div>
    <div className={styles['places']}>
      {unfinished ? <Place name="start" current={screen === 'start'} /> : null}
      {PLACES.map((name) => <Place key={name} name={name} current={name === screen} />)}
    </div>
    <div className={styles['foot']}>
      <Place name="settings" current={screen === 'settings'} />
      <Lock />
    </div>
  </nav>
);
