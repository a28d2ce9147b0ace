import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followHelpOrigin, useHelpOrigin } from './help-origin.ts';
import { parseHash, useRoute } from './route.ts';

const goTo = (hash: string) => useRoute.setState(parseHash(hash), true);

describe('where the help was asked for', () => {
  let off: () => void = () => undefined;
  beforeEach(() => {
    off = followHelpOrigin();
  });
  afterEach(() => off());

  it('is the place before the help, however it was opened and however long one reads in it', () => {
    goTo('#/mirrors/7?pair=2');
    goTo('#/help?topic=mirrors');
    goTo('#/help?topic=green');
    expect(useHelpOrigin.getState().hash).toBe('#/mirrors/7?pair=2');
    goTo('#/jobs?show=failed');
    goTo('#/help?topic=jobs');
    expect(useHelpOrigin.getState().hash).toBe('#/jobs?show=failed');
  });
});
