import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { SplitView } from './split-view.tsx';

const List = () => {
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState(['first', 'second']);
  const settle = () => {
    setRows(['second']);
    setOpen(false);
  };
  return (
    <SplitView panel={open ? <button type="button" onClick={settle}>Settle</button> : null} onClosePanel={() => setOpen(false)}>
      <div role="grid">
        {rows.map((row, at) => <div key={row} role="row" tabIndex={at === 0 ? 0 : -1} onKeyDown={({ key }) => setOpen(key === 'Enter')}>{row}</div>)}
      </div>
    </SplitView>
  );
};

const openFirst = async (): Promise<void> => {
  screen.getByRole('row', { name: 'first' }).focus();
  await userEvent.keyboard('{Enter}');
};

const focused = (): string | undefined => document.activeElement?.textContent ?? undefined;

afterEach(cleanup);

describe('the focus of whoever was in the panel', () => {
  it('goes back to the row that opened it', async () => {
    render(<List />);
    await openFirst();
    screen.getByRole('button', { name: 'Settle' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(focused()).toBe('first');
  });

  it.each(['menu', 'dialog'])('does not leave the panel by the key that closes a %s in it', async (role) => {
    let closed = 0;
    render(<SplitView panel={<div role={role} aria-modal={role === 'dialog'}><button type="button" onKeyDown={({ currentTarget }) => currentTarget.parentElement?.remove()}>Pause</button></div>} onClosePanel={() => (closed += 1)}><p>List</p></SplitView>);
    screen.getByRole('button').focus();
    await userEvent.keyboard('{Escape}');
    expect(closed).toBe(0);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('goes to the row that is there now where that one is gone', async () => {
    render(<List />);
    await openFirst();
    screen.getByRole('button', { name: 'Settle' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe('second');
  });

  it('stays where it is while nobody was in the panel', async () => {
    render(<><List /><input aria-label="Search" /></>);
    await openFirst();
    screen.getByRole('textbox', { name: 'Search' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search' }));
  });
});
