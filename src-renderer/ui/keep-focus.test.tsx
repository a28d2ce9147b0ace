import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { KeepFocus } from './keep-focus.tsx';

type State = 'running' | 'paused' | 'over';

const Controls = () => {
  const [state, setState] = useState<State>('running');
  const [asking, setAsking] = useState(false);
  return (
    <section tabIndex={-1} aria-label="Job">
      <KeepFocus>
        {state === 'running' ? <button type="button" onClick={() => setState('paused')}>Pause</button> : null}
        {state === 'paused' ? <button type="button" onClick={() => setAsking(true)}>Cancel</button> : null}
      </KeepFocus>
      {asking ? <div role="dialog"><button type="button" onClick={() => setState('over')}>Yes</button><button type="button" onClick={() => setAsking(false)}>Close</button></div> : null}
      <button type="button" onClick={() => setState('running')}>Elsewhere</button>
    </section>
  );
};

afterEach(cleanup);

describe('whoever was on a control that is gone', () => {
  it('goes on on the one that took its place, and behind a dialog in what is around them', async () => {
    render(<Controls />);
    screen.getByRole('button', { name: 'Pause' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.keyboard('{Enter}');
    screen.getByRole('button', { name: 'Yes' }).focus();
    await userEvent.keyboard('{Enter}');
    screen.getByRole('button', { name: 'Close' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Job' })));
  });

  it('is left alone who went elsewhere', async () => {
    render(<Controls />);
    screen.getByRole('button', { name: 'Pause' }).focus();
    await userEvent.keyboard('{Enter}{Tab}');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Elsewhere' }));
  });
});
