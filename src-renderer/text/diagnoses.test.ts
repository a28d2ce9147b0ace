import { describe, expect, it } from 'vitest';
import guide from '../../docs/error-guide.md?raw';
import { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import { diagnosisWords } from './diagnoses.ts';

const PUSH = { owner: 'Company', remote: 'gitlab.com', source: 'Company', target: 'gitlab.com' };

describe('diagnosisWords', () => {
  it.each(DiagnosisCause.options)('says what happened, why and what now for %s, in the tone of the house', (cause) => {
    const { title, what, why, whatNow } = diagnosisWords(cause, PUSH);
    expect(title).toMatch(/^[A-Z][^.]{8,60}$/);
    for (const text of [what, why, whatNow]) expect(text).toMatch(/^[A-Za-z“].{15,}\.$/s);
    expect([title, what, why, whatNow].join(' ')).not.toMatch(/undefined|null|\[object|!|oops|please|successfully/i);
  });

  it('gives every cause a title of its own', () => {
    const titles = DiagnosisCause.options.map((cause) => diagnosisWords(cause, PUSH).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('names the instances as they stand in the mirror’s direction', () => {
    expect(diagnosisWords('name_not_resolved', PUSH).what).toBe('Company cannot find the address that belongs to the host name of gitlab.com.');
    expect(diagnosisWords('name_not_resolved', { ...PUSH, owner: 'gitlab.com', remote: 'Company' }).what).toBe('gitlab.com cannot find the address that belongs to the host name of Company.');
  });
});

describe('the error guide', () => {
  const rows = guide.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').map((cell) => cell.trim()));

  it('has one row for every cause and no other', () => {
    expect(rows.map(([, cause = '']) => cause.replaceAll('`', '')).toSorted()).toEqual([...DiagnosisCause.options].toSorted());
  });

  it('uses the titles of the window, and fills in every row', () => {
    for (const [, cause = '', title, signs = '', remedy = ''] of rows) {
      expect(title).toBe(diagnosisWords(DiagnosisCause.parse(cause.replaceAll('`', '')), PUSH).title);
      expect(signs.length).toBeGreaterThan(5);
      expect(remedy.length).toBeGreaterThan(5);
    }
  });
});
