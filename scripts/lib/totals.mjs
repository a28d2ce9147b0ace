/**
 * @typedef {{ name: string, reason: string }} Skipped
 * @typedef {{ passed: number, failed: number, skipped: readonly Skipped[] }} Totals
 */

/** @type {Totals} */
export const nothing = { passed: 0, failed: 0, skipped: [] };

/** @param {Totals} a @param {Totals} b @returns {Totals} */
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] });

/** @param {boolean} ok @returns {Totals} what one step of the checks counts */
export const one = (ok) => ({ ...nothing, passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** The last line of `npm test`. @param {Totals} totals */
export const resultLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;

/** A run in which nothing was tested is no success. @param {Totals} totals */
export const exitCodeOf = ({ passed, failed }) => (failed > 0 || passed === 0 ? 1 : 0);
