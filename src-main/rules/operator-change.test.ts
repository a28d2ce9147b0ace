import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperatorId } from '../../src-preload/contract/ids.ts';
import { Role } from '../../src-preload/contract/models/operator.ts';
import { refusesRole, refusesToAdd, refusesToRemove } from './operator-change.ts';

const roster = fc.array(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 6 }).map((roles) => roles.map((role, index) => ({ id: OperatorId.parse(index + 1), role })));
const isAdministrator = ({ role }: { role: Role }): boolean => role === 'administrator';

describe('changes of operators', () => {
  it('begin with an administrator', () => {
    expect(refusesToAdd([], 'operator')).toBe('first_is_administrator');
    expect(refusesToAdd([], 'administrator')).toBeNull();
    expect(refusesToAdd([{ id: OperatorId.parse(1), role: 'administrator' }], 'viewer')).toBeNull();
  });

  it('never leave a roster that had an administrator without one, whoever asks', () => {
    fc.assert(
      fc.property(roster, fc.nat(), fc.option(fc.nat()), fc.constantFrom(...Role.options), (all, at, by, role) => {
        fc.pre(all.some(isAdministrator));
        const whom = all[at % all.length];
        if (whom === undefined) return;
        const actor = by === null ? null : (all[by % all.length]?.id ?? null);
        const changed = all.map((one) => (one.id === whom.id ? { ...one, role } : one));
        expect(refusesRole(all, whom, role, actor) !== null || changed.some(isAdministrator)).toBe(true);
        expect(refusesToRemove(all, whom, actor) !== null || all.filter((one) => one.id !== whom.id).some(isAdministrator)).toBe(true);
      }),
    );
  });

  it('let nobody lower or remove themselves', () => {
    fc.assert(
      fc.property(roster, fc.nat(), (all, at) => {
        const self = all[at % all.length];
        if (self === undefined) return;
        expect(refusesToRemove(all, self, self.id)).toBe('yourself');
        expect(refusesRole(all, self, 'viewer', self.id)).toBe(isAdministrator(self) ? 'yourself' : null);
      }),
    );
  });
});
