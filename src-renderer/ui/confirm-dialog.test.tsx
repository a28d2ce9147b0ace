import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { isTyped, WordField } from './word-field.tsx';

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

const Guarded = ({ onConfirm }: { onConfirm: () => void }) => {
  const [typed, setTyped] = useState('');
  return (
    <MantineProvider env="test">
      <ConfirmDialog opened title="Give up?" verb="Give up" disabled={!isTyped('give up', typed)} onConfirm={onConfirm} onClose={() => undefined}><WordField word="give up" value={typed} onChange={setTyped} /></ConfirmDialog>
    </MantineProvider>
  );
};

afterEach(cleanup);

describe('a question that is guarded by a word', () => {
  it('is answered by Enter once the word stands there, and not before', async () => {
    let answers = 0;
    render(<Guarded onConfirm={() => (answers += 1)} />);
    const field = await screen.findByRole('textbox');
    await userEvent.type(field, 'give{Enter}');
    expect(answers).toBe(0);
    await userEvent.type(field, ' up{Enter}');
    expect(answers).toBe(1);
  });
});

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
