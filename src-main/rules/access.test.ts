import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMethodName, methods } from '../../src-preload/contract/methods.ts';
import { Role } from '../../src-preload/contract/models/operator.ts';
import { failureFrom } from './testing/failure-from.ts';
import { ACCESS, assertMayPlan, callsOf, mayCall, mayCallWith } from './access.ts';

const names = Object.keys(methods).filter(isMethodName);

describe('who may call what', () => {
  it('says it of every method', () => {
    expect(Object.keys(ACCESS).toSorted()).toEqual(names.toSorted());
  });

  it('gives a higher role all that a lower one may', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...Role.options), fc.constantFrom(...Role.options), (name, one, other) => {
        const [lower, higher] = [one, other].toSorted((a, b) => Role.options.indexOf(a) - Role.options.indexOf(b));
        expect(lower === undefined || higher === undefined || !mayCall(name, lower) || mayCall(name, higher)).toBe(true);
      }),
    );
  });

  it('lists exactly the calls that it allows', () => {
    for (const role of [null, ...Role.options]) expect(callsOf(role)).toEqual(Object.keys(ACCESS).filter(isMethodName).filter((name) => mayCall(name, role)));
    expect(callsOf('administrator')).toHaveLength(names.length);
  });

  it('lets nobody in but to see the lock, to open it, and to read how the lock looks', () => {
    expect(names.filter((name) => mayCall(name, null))).toEqual(['background.get', 'settings.get', 'vault.status', 'vault.setUp', 'vault.unlock', 'vault.lock']);
  });

  it('lets everybody who is in read the rules of a sync, and whoever configures it write them', () => {
    for (const method of ['issueSync.labelRules', 'issueSync.peopleRules'] as const) {
      expect([null, ...Role.options].filter((role) => mayCallWith(method, { mirrorId: 1 }, role))).toHaveLength(Role.options.length);
      for (const rules of [[], [{ source: 'a' }]]) {
        expect(mayCallWith(method, { mirrorId: 1, rules }, 'viewer')).toBe(false);
        expect(mayCallWith(method, { mirrorId: 1, rules }, 'operator')).toBe(mayCall('issueSync.configure', 'operator'));
      }
    }
  });

  it('leaves plans of a configuration, which change instances, to administrators', () => {
    for (const role of [null, 'viewer', 'operator'] as const) expect(failureFrom(() => assertMayPlan('configuration', role))).toEqual({ code: 'not_allowed', reason: 'role' });
    expect(failureFrom(() => assertMayPlan('configuration', 'administrator'))).toBeNull();
    expect(failureFrom(() => assertMayPlan('import', 'operator'))).toBeNull();
  });

  it('keeps instances, settings and operators for administrators', () => {
    expect(names.filter((name) => !mayCall(name, 'operator'))).toEqual([
      'instances.create', 'instances.update', 'instances.remove', 'instances.probe', 'cleanUps.giveUp', 'claim.preflight', 'claim.turnOn', 'claim.take', 'claim.release', 'claim.turnOff', 'settings.update',
      'transfer.identity', 'transfer.backup', 'transfer.schedule', 'transfer.inspect', 'transfer.differences', 'transfer.restore', 'transfer.undoRestore', 'transfer.cancel', 'transfer.exportConfiguration', 'transfer.inspectWebBackup', 'transfer.importWebBackup',
      'vault.makeRecoveryCode', 'vault.operators', 'vault.addOperator', 'vault.updateOperator', 'vault.removeOperator',
    ]);
  });
});
