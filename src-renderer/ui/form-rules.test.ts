import { describe, expect, it } from 'vitest';
import { InstanceCreate } from '../../src-preload/contract/models/instance.ts';
import { SettingsUpdate } from '../../src-preload/contract/models/settings.ts';
import { formErrors, formRules } from './form-rules.ts';

describe('formRules', () => {
  const check = formRules(InstanceCreate);
  const good = { name: 'Company', url: 'https://gitlab.example.com', token: 'glpat-1' };

  it('has nothing to say about good values', () => {
    expect(check(good)).toEqual({});
  });

  it('puts the contract’s rule under its field, in words', () => {
    expect(check({ ...good, name: ' ', token: 'two words' })).toEqual({
      name: 'Enter a value.',
      token: 'One line of ordinary characters, without spaces.',
    });
    expect(check({ ...good, name: 'x'.repeat(101) })).toEqual({ name: 'At most 100 characters.' });
  });

  it('names the bound of a figure', () => {
    expect(formRules(SettingsUpdate)({ concurrency: 33 })).toEqual({ concurrency: 'At most 32.' });
    expect(formRules(SettingsUpdate)({ credentialDays: 5 })).toEqual({ credentialDays: 'At least 61.' });
    expect(formRules(SettingsUpdate)({ credentialDays: '' })).toEqual({ credentialDays: 'A value of another kind is needed here.' });
  });
});

describe('formErrors', () => {
  it('finds the form’s field by the last part of a path', () => {
    expect(formErrors({ code: 'invalid_input', field: 'overrides.branchRegex', rule: 're2' }, ['branchRegex'])).toHaveProperty('branchRegex');
  });

  it('leaves what concerns another field or the whole to the notice', () => {
    expect(formErrors({ code: 'name_taken', field: 'name' }, ['url'])).toBeNull();
    expect(formErrors({ code: 'unexpected', reference: 'x' }, ['name'])).toBeNull();
  });
});
