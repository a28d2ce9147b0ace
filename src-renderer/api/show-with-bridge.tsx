import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Failure } from '../../src-preload/contract/failures.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import { createQueryClient } from './query-client.ts';

/** A failure as a test's answer. */
export class Refusal {
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }
}

type Answers = { [M in MethodName]?: (input: Record<string, unknown>) => unknown };

/** What appears is waited for this long, in ms: a loaded machine renders slowly. */
const PATIENCE = 5000;

/**
 * For tests: shows an element in the window with a bridge that answers by method, with a value, a promise of one, or a `Refusal`. Returns
 * what was asked, in order. A method without an answer is refused with its own name as reference.
 */
export const showWithBridge = (element: ReactElement, answers: Answers): { asked: (method: MethodName) => unknown[] } => {
  const asked: { method: string; input: unknown }[] = [];
  const known: Record<string, ((input: Record<string, unknown>) => unknown) | undefined> = answers;
  const bridge = {
    call: async (method: string, input: Record<string, unknown>) => {
      asked.push({ method, input });
      const value = (await known[method]?.(input)) ?? new Refusal({ code: 'unexpected', reference: method.slice(0, 40) });
      return value instanceof Refusal ? { ok: false, failure: value.failure } : { ok: true, value };
    },
    on: () => () => undefined,
  };
  configure({ asyncUtilTimeout: PATIENCE });
  Object.defineProperty(window, 'maestro', { value: bridge, configurable: true });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  );
  return { asked: (method) => asked.filter((one) => one.method === method).map(({ input }) => input) };
};
