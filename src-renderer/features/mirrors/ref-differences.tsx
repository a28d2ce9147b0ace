import type { RefDifference } from '../../../src-preload/contract/models/mirror.ts';
import { figure } from '../../text/plural.ts';
import { FittedPath } from '../../ui/fitted-path.tsx';
import styles from './mirror-comparison.module.css';

export const REF_STATE: Record<RefDifference['state'], string> = {
  behind: 'Behind', diverged: 'Diverged', missing: 'Missing', extra: 'Extra', different: 'Different',
};

/** `refs/heads/main` → branch main; `refs/tags/v1` → tag v1. */
export const refWords = (name: string): { kind: string; short: string } => {
  if (name.startsWith('refs/heads/')) return { kind: 'branch', short: name.slice('refs/heads/'.length) };
  if (name.startsWith('refs/tags/')) return { kind: 'tag', short: name.slice('refs/tags/'.length) };
  return { kind: 'ref', short: name };
};

const Sha = ({ sha }: { sha: string | null }) => (sha === null ? <span className={styles['quiet']}>none</span> : <code title={sha}>{sha.slice(0, 8)}</code>);

type RefDifferencesProps = { differences: readonly RefDifference[]; total: number };

/** The branches and tags that are not equal, worst first, with both commits in the same columns. */
export const RefDifferences = ({ differences, total }: RefDifferencesProps) => (
  <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Differences">
    <table className={styles['table']}>
      <colgroup><col /><col className={styles['word']} /><col className={styles['sha']} /><col className={styles['sha']} /></colgroup>
      <thead>
        <tr><th scope="col">Ref</th><th scope="col">State</th><th scope="col">Source</th><th scope="col">Target</th></tr>
      </thead>
      <tbody>
        {differences.map(({ name, state, sourceSha, targetSha }) => {
          const { kind, short } = refWords(name);
          return (
            <tr key={name}>
              <td><span className={styles['ref']}><FittedPath path={short} />{kind === 'branch' ? null : <span className={styles['quiet']}>{kind}</span>}</span></td>
              <td>{REF_STATE[state]}</td>
              <td><Sha sha={sourceSha} /></td>
              <td><Sha sha={targetSha} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
    {differences.length < total ? <p className={styles['quiet']}>The first {figure(differences.length)} of {figure(total)} are listed.</p> : null}
  </div>
);
