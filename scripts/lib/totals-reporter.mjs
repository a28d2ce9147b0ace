import { writeFileSync } from 'node:fs';

/**
 * What the result of vitest's run comes to. A file that cannot be loaded and an error outside of any test count as failed.
 * @param {readonly import('vitest/node').TestModule[]} modules @param {readonly unknown[]} unhandledErrors
 * @returns {import('./totals.mjs').Totals}
 */
export const totalsOf = (modules, unhandledErrors) => {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === 'failed').length;
  const broken = [...modules, ...modules.flatMap((module) => [...module.children.allSuites()])].flatMap((part) => part.errors()).length;
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failed + broken + unhandledErrors.length,
    skipped: tests.filter((test) => ['skipped', 'pending'].includes(test.result().state)).map((test) => ({ name: `${test.module.relativeModuleId} > ${test.fullName}`, reason: reasonOf(test) })),
  };
};

/** @param {import('vitest/node').TestCase} test */
const reasonOf = (test) => {
  const result = test.result();
  return ('note' in result ? result.note : undefined) ?? 'no reason given';
};

/** Leaves the totals of a run in the file named by TOTALS_FILE, for `npm test` to add up. */
export default class TotalsReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules @param {readonly unknown[]} unhandledErrors */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env['TOTALS_FILE'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(totalsOf(modules, unhandledErrors)));
  }
}
