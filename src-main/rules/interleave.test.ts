import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interleave } from './interleave.ts';

const keyed = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), n: fc.nat() }));

test('all that came in is dealt out, and each key keeps its order', () => {
  fc.assert(
    fc.property(keyed, (items) => {
      const dealt = interleave(items, ({ key }) => key);
      expect(dealt).toHaveLength(items.length);
      for (const key of ['a', 'b', 'c']) expect(dealt.filter((one) => one.key === key)).toEqual(items.filter((one) => one.key === key));
    }),
  );
});

test('no key comes twice while another waits', () => {
  expect(interleave(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'], ([key]) => key)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});
