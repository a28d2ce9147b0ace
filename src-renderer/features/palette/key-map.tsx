import { Modal } from '@mantine/core';
import { RAIL_SCREENS } from '../../state/route.ts';
import { showOverlay } from '../../state/overlay.ts';
import styles from './palette.module.css';

const MOD = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

const KEYS: readonly { where: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      [`${MOD} K`, 'Search everywhere'], [`${MOD} 1 to ${Math.min(9, RAIL_SCREENS.length)}`, 'Go to a screen, in the order of the rail'], [`${MOD} ,`, 'Settings'],
      ['/', 'Search on this screen'], ['F1', 'Help for this screen, and back'], ['?', 'This map'], ['Esc', 'Close the panel or the dialog'], ['Tab', 'Go on to what can be used next'],
    ],
  },
  {
    where: 'In a list',
    keys: [['↑ ↓', 'Go to a row'], ['Home, End', 'First and last row'], ['Page Up, Page Down', 'A page further'], ['Enter', 'Open the row'], ['Space', 'Tick the row, where rows can be ticked'], ['Shift Space', 'Tick the rows up to here'], [`${MOD} A`, 'Tick all rows']],
  },
];

/** Which keys do what. */
export const KeyMap = () => (
  <Modal opened onClose={() => showOverlay(null)} title="Keyboard" size={560} closeButtonProps={{ 'aria-label': 'Close dialog' }}>
    <div className={styles['map']}>
      {KEYS.map(({ where, keys }) => (
        <section key={where} aria-label={where}>
          <h3 className={styles['where']}>{where}</h3>
          <dl className={styles['keys']}>
            {keys.map(([key, what]) => <div key={key} className={styles['key']}><dt>{key.split(', ').map((one) => <kbd key={one} className={styles['cap']}>{one}</kbd>)}</dt><dd>{what}</dd></div>)}
          </dl>
        </section>
      ))}
    </div>
  </Modal>
);
