import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfirmDialog } from './confirm-dialog.tsx';

const Asking = () => {
  const [asking, setAsking] = useState(false);
  return (
    <MantineProvider env="test">
      <button type="button" onClick={() => setAsking(true)}>Remove</button>
      {asking ? <ConfirmDialog opened title="Remove it?" verb="Remove it" onConfirm={() => setAsking(false)} onClose={() => setAsking(false)}><p>It is gone then.</p></ConfirmDialog> : null}
    </MantineProvider>
  );
};

/** The dialog is part of the row that it removes. */
const Standing = () => {
  const [asking, setAsking] = useState(false);
  const [there, setThere] = useState(true);
  return (
    <MantineProvider env="test">
      <button type="button">Search</button>
      <button type="button" onClick={() => setAsking(true)}>Remove</button>
      {there ? <ConfirmDialog opened={asking} title="Remove it?" verb="Remove it" onConfirm={() => setThere(false)} onClose={() => setAsking(false)}><p>It is gone then.</p></ConfirmDialog> : null}
    </MantineProvider>
  );
};

afterEach(cleanup);

describe('a question that is taken away with its answer', () => {
  it.each(['Cancel', 'Remove it'])('gives the focus back to the button that asked, after %s', async (answer) => {
    render(<Asking />);
    const button = screen.getByRole('button', { name: 'Remove' });
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole('button', { name: answer }));
    expect(document.activeElement).toBe(button);
  });

  it('gives it back to where it was when the dialog came, not when its screen did', async () => {
    const { rerender } = render(<MantineProvider env="test"><button type="button">Search</button></MantineProvider>);
    screen.getByRole('button', { name: 'Search' }).focus();
    rerender(<Standing />);
    const button = screen.getByRole('button', { name: 'Remove' });
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove it' }));
    expect(document.activeElement).toBe(button);
  });
});
