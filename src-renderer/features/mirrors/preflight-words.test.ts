import { describe, expect, it } from 'vitest';
import { PreflightCheck } from '../../../src-preload/contract/models/mirror.ts';
import { passedWords, problemWords } from './preflight-words.ts';

const NAMES = { source: 'Company', target: 'gitlab.com' };
const nameOf = () => 'gitlab.com';

const check = (changes: object): PreflightCheck => PreflightCheck.parse({ check: 'role', side: 'target', level: 'blocker', failure: null, names: [], ...changes });
const missingRole = { code: 'missing_role', instanceId: 3, project: 'company/billing', needed: 'maintainer' };

describe('words of the checklist', () => {
  it('exist for every check that can pass, and name its side', () => {
    for (const name of PreflightCheck.shape.check.options) expect(passedWords({ check: name, side: 'source' }, NAMES)).not.toBe('');
    expect(passedWords({ check: 'scope', side: 'target' }, NAMES)).toContain('gitlab.com');
  });

  it('say what is missing where it stops the creation', () => {
    const { title, body } = problemWords(check({ failure: missingRole }), NAMES, nameOf, 0);
    expect(title).toBe('The role is not enough');
    expect(body).toContain('company/billing');
  });

  it('say that a role is not known where GitLab does not tell it', () => {
    expect(problemWords(check({ level: 'warning', failure: missingRole }), NAMES, nameOf, 0).title).toBe('The role on gitlab.com is not known');
  });

  it('tell a licence that is not known from one that is missing', () => {
    const failure = { code: 'not_supported', instanceId: 3, capability: 'pull_mirror' };
    expect(problemWords(check({ check: 'capability', level: 'warning', failure }), NAMES, nameOf, 0).title).toContain('not known');
    expect(problemWords(check({ check: 'capability', failure }), NAMES, nameOf, 0).title).toBe('The server cannot do this');
  });
});
