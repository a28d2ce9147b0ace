import { IconCheck, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { CAPABILITY, CAPABILITY_REASON } from '../../text/gitlab-words.ts';
import styles from './instances.module.css';

const STATE = {
  yes: { icon: IconCheck, word: 'available' },
  no: { icon: IconMinus, word: 'not available' },
  unknown: { icon: IconQuestionMark, word: 'not known yet' },
} as const;

/** What the server can do, with the reason where it cannot. */
export const CapabilityList = ({ capabilities }: Pick<Instance, 'capabilities'>) => (
  <ul className={styles['capabilities']} aria-label="Capabilities">
    {capabilities.map(({ capability, state, reason }) => {
      const { icon: Icon, word } = STATE[state];
      return (
        <li key={capability} data-state={state}>
          <Icon size={16} stroke={1.5} aria-hidden="true" />
          <span>{CAPABILITY[capability]}</span>
          <span className={styles['reason']}>{state === 'yes' ? '' : reason === null ? word : CAPABILITY_REASON[reason]}</span>
        </li>
      );
    })}
  </ul>
);
