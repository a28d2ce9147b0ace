import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { Diagnosis, DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { redact } from '../redact.ts';
import { CONTENT_SIGNS } from './content-signs.ts';
import { CREDENTIAL_SIGNS } from './credential-signs.ts';
import { GENERAL_SIGNS } from './general-signs.ts';
import { NETWORK_SIGNS } from './network-signs.ts';
import { recognise } from './recognise.ts';
import { REF_SIGNS } from './ref-signs.ts';
import { REPOSITORY_SIGNS } from './repository-signs.ts';
import { WORDINGS } from './testing/wordings.ts';

const SIGNS = [CONTENT_SIGNS, REF_SIGNS, CREDENTIAL_SIGNS, REPOSITORY_SIGNS, NETWORK_SIGNS, GENERAL_SIGNS].flat().flatMap(({ cause, signs }) => signs.map((sign) => [sign, cause] as const));

/** Found from facts, or in the texts of pull mirrors only. */
const WITHOUT_PUSH_TEXT: readonly DiagnosisCause[] = ['refs_missing', 'mirror_gone', 'disabled_on_gitlab', 'settings_drift', 'address_differs', 'source_missing', 'source_replaced', 'target_replaced'];

const RANDOM_TEXTS = 100_000;

describe('recognise', () => {
  it.each(WORDINGS)('reads %s from %j', (cause, text) => {
    expect(recognise(text, 'push').cause).toBe(cause);
  });

  it.each(WORDINGS)('reads %s also from the text as we keep it, without secrets: %j', (cause, text) => {
    expect(recognise(redact(text), 'push').cause).toBe(cause);
  });

  it('has a wording for every cause that GitLab has words for', () => {
    const tried = new Set(WORDINGS.map(([cause]) => cause));
    expect(DiagnosisCause.options.filter((cause) => !tried.has(cause))).toEqual(expect.arrayContaining([...WITHOUT_PUSH_TEXT]));
    expect(tried.size + WITHOUT_PUSH_TEXT.length).toBe(DiagnosisCause.options.length);
  });

  it.each(SIGNS)('has a use for the sign %s of %s: nothing before it takes it', (sign, cause) => {
    expect(recognise(sign.replaceAll('…', 'x'), 'push').cause).toBe(cause === 'remote_missing' ? 'target_missing' : cause);
  });

  it('shows the line that says it, without what the server puts before each line', () => {
    const { evidence } = recognise('Counting objects: 3\nremote: GitLab: LFS objects are missing.\n ! [remote rejected] a -> a (pre-receive hook declined)', 'push');
    expect(evidence).toBe('LFS objects are missing.');
  });

  it('shows what Git said without Gitaly’s words around it', () => {
    const text = '13:push to mirror: git push: exit status 128, stderr: "remote: GitLab: LFS objects are missing.\\nTo https://git.example/a.git\\n".';
    expect(recognise(text, 'push').evidence).toBe('LFS objects are missing.');
    expect(recognise(text.replace('LFS objects are missing.', 'Something new.'), 'push').evidence).toBe('Something new.');
  });

  it('takes the missing project for the one on the other side', () => {
    const text = 'remote: The project you were looking for could not be found.';
    expect(recognise(text, 'push')).toMatchObject({ cause: 'target_missing', action: 'open_target' });
    expect(recognise(text, 'pull')).toMatchObject({ cause: 'source_missing', action: 'open_source' });
  });

  it('lists the refs that diverged, with whatever stands in their names', () => {
    const text = "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main\nrefs/heads/it's,(odd)\nrefs/tags/v1\n\nrefs/heads/not-of-the-list";
    expect(recognise(text, 'push').refs).toEqual(['refs/heads/main', "refs/heads/it's,(odd)", 'refs/tags/v1']);
  });

  it('lists the refs that were rejected, each once', () => {
    const text = ' ! [remote rejected] main -> main (pre-receive hook declined)\n ! [remote rejected] v1 -> v1 (pre-receive hook declined)\n ! [remote rejected] main -> main (pre-receive hook declined)';
    expect(recognise(text, 'push').refs).toEqual(['main', 'v1']);
  });

  it('names the default branch that a pull mirror left alone', () => {
    expect(recognise('The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.', 'pull')).toMatchObject({ cause: 'diverged_kept', refs: ['main'] });
  });

  it('names at most 20 refs', () => {
    const names = Array.from({ length: 60 }, (_, index) => `refs/heads/b${index}`);
    expect(recognise(`Some refs have diverged and have not been updated on the remote:\n\n${names.join('\n')}`, 'push').refs).toEqual(names.slice(0, 20));
  });

  it('is not led by the words in an address', () => {
    const text = "fatal: unable to access 'https://git.example/connection-refused/no-such-host.git/': The requested URL returned error: 403";
    expect(recognise(text, 'push').cause).toBe('access_forbidden');
  });

  it('shows no secret in the evidence', () => {
    const { evidence } = recognise("fatal: Authentication failed for 'https://oauth2:glpat-abcdefghij0123456789@git.example/a/b.git/'", 'push');
    expect(evidence).not.toContain('glpat-abc');
    expect(evidence).toContain('Authentication failed');
  });

  it('says of a text that it does not know that it does not know it', () => {
    expect(recognise('\n\n something new \n more', 'pull')).toEqual({ cause: 'unknown', evidence: 'something new', refs: [], action: 'trigger' });
  });

  it('keeps its answer whatever stands in the lines around it', () => {
    const known = WORDINGS.filter(([cause]) => cause !== 'unknown');
    const noise = fc.stringMatching(/^[xyz0-9]{0,40}$/u);
    fc.assert(fc.property(fc.constantFrom(...known), noise, noise, ([cause, text], before, after) => {
      expect(recognise(`${before}\n${text}\n${after}`, 'push').cause).toBe(cause);
    }));
  });

  it('answers what the contract takes for any text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('remote: ', '\\n', '\n', '://', '@', "'", ' -> ', '! [', 'refs/heads/', 'Some refs have diverged', 'İ', 'x'.repeat(LIMITS.gitlabText)), fc.constantFrom(...WORDINGS.map(([, text]) => text)));
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('push' as const, 'pull' as const), (pieces, direction) => {
      expect(Diagnosis.safeParse(recognise(pieces.join(''), direction)).success).toBe(true);
    }), { numRuns: 500 });
  });

  it('never throws, on a hundred thousand random texts', () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), RANDOM_TEXTS);
    expect(texts.every((text) => DiagnosisCause.options.includes(recognise(text, 'push').cause))).toBe(true);
  });
});
