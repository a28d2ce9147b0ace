import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { hrefOf, navigate, type ScreenName } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { cx } from '../../ui/cx.ts';
import { Screen } from '../../ui/screen.tsx';
import { useFirstSteps, type FirstSteps } from './first-steps.ts';
import styles from './welcome.module.css';

type Step = { title: string; text: string; done: boolean; label: string; screen: ScreenName };

const stepsOf = ({ instances, pairs, mirrors }: FirstSteps): readonly Step[] => [
  {
    title: 'Add the first instance', done: instances >= 1, label: 'Add instance', screen: 'instances',
    text: 'A GitLab server with its URL and an access token with scope api. The connection is tested before anything is saved.',
  },
  {
    title: 'Add the second instance', done: instances >= 2, label: 'Add instance', screen: 'instances',
    text: 'The server on the other side. Both are equal here; the pair says which is the source.',
  },
  {
    title: 'Join them to a pair', done: pairs >= 1, label: 'New pair', screen: 'pairs',
    text: 'From source to target, by push or pull, with the settings that its mirrors inherit.',
  },
  {
    title: 'Create the first mirror', done: mirrors >= 1, label: 'New mirror', screen: 'mirrors',
    text: 'A project on the source and one on the target. You see what will be done before it is done; then both sides are compared.',
  },
];

const StepRow = ({ step, number, current }: { step: Step; number: number; current: boolean }) => (
  <li className={cx(styles['step'], step.done && styles['done'], current && styles['current'])} {...(current ? { 'aria-current': 'step' } : {})}>
    <span className={styles['number']}>{step.done ? <IconCheck size={16} stroke={2} aria-label="done" /> : number}</span>
    <div className={styles['words']}>
      <h2 className={styles['stepTitle']}>{step.title}</h2>
      <p className={styles['stepText']}>{step.text}</p>
    </div>
    {current ? <Button className={styles['action'] ?? ''} onClick={() => navigate(step.screen, { id: 'new' })}>{step.label}</Button> : null}
  </li>
);

/** Leads on to the mirrors when the last step gets done while the list is in sight; who comes back later stays. */
const useLeadOn = ({ known, unfinished }: FirstSteps): void => {
  const wasUnfinished = useRef(false);
  useEffect(() => {
    if (unfinished) wasUnfinished.current = true;
    else if (known && wasUnfinished.current) navigate('mirrors', { replace: true });
  }, [known, unfinished]);
};

/** The first steps as a list that shows what is really there; it leaves the rail once all are done. */
export const StartScreen = () => {
  const first = useFirstSteps();
  useLeadOn(first);
  const steps = stepsOf(first);
  const current = steps.findIndex(({ done }) => !done);
  return (
    <Screen title="First steps" action={first.known && current < 0 ? <Button onClick={() => navigate('mirrors')}>Show mirrors</Button> : null}>
      <p className={styles['lead']}>
        {!first.known ? '' : current < 0 ? `All steps are done: ${counted(first.mirrors, 'mirror')} in ${counted(first.pairs, 'pair')}.` : `${counted(steps.length - steps.filter(({ done }) => done).length, 'step')} to the first mirror.`}
      </p>
      <ol className={styles['steps']}>
        {first.known ? steps.map((step, at) => <StepRow key={step.title} step={step} number={at + 1} current={at === current} />) : null}
      </ol>
      {first.known && first.instances === 0 ? (
        <p className={styles['elsewhere']}>
          Or bring what another computer has:
          <a href={hrefOf('transfer', { params: { do: 'restore' } })}>Open a backup</a>
          <a href={hrefOf('transfer', { params: { do: 'web' } })}>From the web application</a>
        </p>
      ) : null}
    </Screen>
  );
};
