import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { EDITION, SCOPE, TIER } from '../../text/gitlab-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { Tooltip } from '@mantine/core';
import styles from './instances.module.css';

type ServerFacts = Pick<Instance, 'version' | 'edition' | 'tier'>;
type TokenFacts = Pick<Instance, 'tokenUser' | 'tokenName' | 'tokenScopes' | 'tokenExpiresAt'>;

/** Which GitLab answers. */
export const serverRows = ({ version, edition, tier }: ServerFacts) => [
  { label: 'Version', value: version ?? 'Not known yet' },
  { label: 'Edition', value: edition === null ? 'Not known yet' : EDITION[edition] },
  { label: 'Tier', value: TIER[tier] },
];

const Scope = ({ name }: { name: string }) => {
  const meaning = SCOPE[name];
  return (
    <Tooltip label={meaning ?? ''} disabled={meaning === undefined}>
      <span><Tag mono>{name}</Tag></span>
    </Tooltip>
  );
};

/** Whose the access token is, what it may, and until when. */
export const TokenFactsView = ({ tokenUser, tokenName, tokenScopes, tokenExpiresAt }: TokenFacts) => (
  <KeyValue
    items={[
      { label: 'Owner', value: tokenUser ?? 'Not known yet' },
      { label: 'Token', value: tokenName ?? 'Without a name' },
      { label: 'Scopes', value: tokenScopes.length === 0 ? 'Not known yet' : <span className={styles['tags']}>{tokenScopes.map((name) => <Scope key={name} name={name} />)}</span> },
      { label: 'Expires', value: <TimeText at={tokenExpiresAt} never="Never, or not known" day /> },
    ]}
  />
);
