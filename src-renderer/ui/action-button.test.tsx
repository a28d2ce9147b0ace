import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ActionButton } from './action-button.tsx';

const view = (loading: boolean) => (
  <MantineProvider env="test">
    <ActionButton denied={null} loading={loading} onClick={() => undefined}>Ask again</ActionButton>
    <input aria-label="Search" />
  </MantineProvider>
);

const button = () => screen.getByRole('button', { name: 'Ask again' });

/** What a browser does some time after the button was switched off; the test's own window does not. */
const takeFocusAway = (): void => button().blur();

afterEach(cleanup);

describe('a button that works', () => {
  it('has the focus again afterwards', () => {
    const { rerender } = render(view(false));
    button().focus();
    rerender(view(true));
    takeFocusAway();
    rerender(view(false));
    expect(document.activeElement).toBe(button());
  });

  it('does not take it from whoever went elsewhere', () => {
    const { rerender } = render(view(false));
    button().focus();
    rerender(view(true));
    screen.getByRole('textbox').focus();
    rerender(view(false));
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });
});
