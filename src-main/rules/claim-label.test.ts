import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimLabelName, claimNumber, type ClaimText, readClaimText, writeClaimText } from './claim-label.ts';

const LINEAGE = '0123456789abcdef';
const MOST_CHARACTERS = 512;

const hex = (digits: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: digits, maxLength: digits });
const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
/** As long as an installation's name may be. */
const name = fc.string({ unit: 'binary', maxLength: 100 }).filter((text) => text.length <= 100);
const texts = fc.record({ holder: fc.record({ id: hex(12), name }), nonce: hex(16), beat: hex(16), since: moment, renewedAt: moment, isFree: fc.boolean() });

const SAMPLE: ClaimText = { holder: { id: '0123456789ab', name: 'Office' }, nonce: LINEAGE, beat: LINEAGE, since: 1, renewedAt: 2, isFree: false };

describe('the text of a claim', () => {
  it('fits into a label and is read as it was meant, whatever the machine is called', () => {
    fc.assert(
      fc.property(texts, (says) => {
        const written = writeClaimText(says);
        expect(written.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        const { holder, ...marks } = says;
        const read = readClaimText(written);
        expect(read).toMatchObject({ ...marks, holder: { id: holder.id } });
        expect(writeClaimText({ ...says, holder: { id: holder.id, name: read?.holder.name ?? '' } })).toBe(written);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['other words', 'Somebody tidied up here.'],
    ['no state', writeClaimText(SAMPLE).replace('held]', 'mine]')],
    ['a name that no installation has', writeClaimText(SAMPLE).replace('Office', 'x'.repeat(101))],
    ['a moment that no clock has', writeClaimText(SAMPLE).replace(' 1 2 ', ' 1 9999999999999999 ')],
  ])('is none where somebody wrote %s into the label', (_what, text) => expect(readClaimText(text)).toBeNull());
});

describe('the number of a label', () => {
  it('is read from its name', () => expect(claimNumber(LINEAGE, claimLabelName(LINEAGE, 12))).toBe(12));
  it.each(['bug', claimLabelName('fedcba9876543210', 1), claimLabelName(LINEAGE, 0), `${claimLabelName(LINEAGE, 1)} 2`])('is none for %s', (label) => expect(claimNumber(LINEAGE, label)).toBeNull());
});
