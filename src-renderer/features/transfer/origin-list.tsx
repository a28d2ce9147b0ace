import { Checkbox, PasswordInput } from '@mantine/core';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { counted } from '../../text/plural.ts';
import styles from './origins.module.css';
import shared from './transfer.module.css';

export type OriginQuestion = Output<'transfer.inspect'>['instances'][number];

/** What a person said of the file's servers: whose address is right, and tokens that were typed. */
export type OriginAnswers = { approved: ReadonlySet<string>; tokens: ReadonlyMap<string, string> };

export const NO_ANSWERS: OriginAnswers = { approved: new Set(), tokens: new Map() };

/** `2 addresses to confirm and 1 access token to give first.`; empty where nothing is left to answer. */
export const questionsLeft = (questions: readonly OriginQuestion[], { approved, tokens }: OriginAnswers): string => {
  const addresses = questions.filter(({ origin }) => !approved.has(origin)).length;
  const missing = questions.filter(({ origin, needsToken }) => needsToken && (tokens.get(origin) ?? '').trim() === '').length;
  const parts = [...(addresses > 0 ? [`${counted(addresses, 'address', 'addresses')} to confirm`] : []), ...(missing > 0 ? [`${counted(missing, 'access token')} to give`] : [])];
  return parts.length === 0 ? '' : `${parts.join(' and ')} first.`;
};

const NETWORK = { public: 'addresses of the internet only', private: 'a private network', loopback: 'this computer' } as const;

type OriginListProps = { questions: readonly OriginQuestion[]; answers: OriginAnswers; disabled: boolean; onChange: (answers: OriginAnswers) => void };

/** Each server that gets a token here for the first time, or in another way than before: its address is confirmed by a person. */
export const OriginList = ({ questions, answers, disabled, onChange }: OriginListProps) => {
  const { approved, tokens } = answers;
  const approve = (origin: string, isRight: boolean) => {
    const next = new Set(approved);
    if (isRight) next.add(origin);
    else next.delete(origin);
    onChange({ ...answers, approved: next });
  };
  return (
    <fieldset className={styles['origins']} disabled={disabled} aria-label="Addresses to confirm">
      {questions.map(({ id, name, origin, network, hasCaCertificate, needsToken, state }) => (
        <div key={id} className={styles['origin']}>
          <Checkbox
            size="sm"
            label={<><span className={shared['mono']}>{origin}</span> is {name}</>}
            aria-label={`${origin} is ${name}`}
            description={`${state === 'new' ? 'New here' : 'Otherwise than here'}: ${NETWORK[network]}${hasCaCertificate ? ', with a CA certificate of its own' : ''}. Tokens are sent to this address.`}
            checked={approved.has(origin)}
            onChange={(event) => approve(origin, event.currentTarget.checked)}
          />
          {needsToken ? (
            <PasswordInput
              className={styles['token'] ?? ''}
              label="Access token"
              aria-label={`Access token for ${name}`}
              description="The file holds none for it."
              autoComplete="off"
              maxLength={LIMITS.token}
              value={tokens.get(origin) ?? ''}
              onChange={(event) => onChange({ ...answers, tokens: new Map(tokens).set(origin, event.currentTarget.value) })}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
};
