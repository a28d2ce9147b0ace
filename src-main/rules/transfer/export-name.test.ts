import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportName } from './export-name.ts';

describe('the name that an export is offered under', () => {
  it('keeps what every file system takes and replaces the rest', () => {
    expect(exportName('Prod / DR: eu*?', 'json')).toBe('mirrors_Prod___DR__eu.json');
    expect(exportName('Größe-1.2', 'yaml')).toBe('mirrors_Größe-1.2.yaml');
  });

  it('has a name where nothing of the pair’s is left', () => {
    expect(exportName('../..', 'json')).toBe('mirrors.json');
    expect(exportName('***', 'yaml')).toBe('mirrors.yaml');
  });

  it('is a plain file name whatever the pair is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
      expect(exportName(name, 'json')).toMatch(/^mirrors(_[\p{L}\p{N}-]([\p{L}\p{N}_.-]*[\p{L}\p{N}-])?)?\.json$/u);
    }));
  });
});
