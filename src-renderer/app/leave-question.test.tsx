import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showOverlay, useOverlay } from '../state/overlay.ts';
import { followAddress, hrefOf, navigate, useRoute } from '../state/route.ts';
import { useUnsaved, useUnsavedForms } from '../state/unsaved.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Screen } from '../ui/screen.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** A form as the screens have them: gone with its place. */
const Form = ({ title, onSaved }: { title: string; onSaved: () => void }) => {
  const [text, setText] = useState('');
  const { settle } = useUnsaved(title, text !== '');
  return (
    <>
      <input aria-label={title} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button type="button" onClick={() => { settle(); onSaved(); }}>Save</button>
    </>
  );
};

const Dialog = ({ onClose }: { onClose: () => void }) => {
  const [text, setText] = useState('');
  return (
    <FormDialog title="Add operator" verb="Add operator" busy={false} dirty={text !== ''} onSubmit={onClose} onClose={onClose}>
      <input aria-label="Operator" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </FormDialog>
  );
};

const saved = () => navigate('pairs', { id: 4 });
const close = () => navigate('pairs');

const Window = () => {
  useShortcuts();
  const { screen: name, id } = useRoute();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <MantineProvider env="test">
      <Screen title={name} panel={name === 'pairs' && id === 'new' ? <Form title="New pair" onSaved={saved} /> : null} onClosePanel={close}>
        <a href={hrefOf('mirrors')}>Mirrors</a>
        <button type="button" onClick={() => setIsAdding(true)}>Add</button>
        {name === 'pairs' ? <Form title="Notes" onSaved={() => undefined} /> : null}
      </Screen>
      {isAdding ? <Dialog onClose={() => setIsAdding(false)} /> : null}
      <LeaveQuestion />
    </MantineProvider>
  );
};

const question = () => screen.queryByRole('dialog', { name: 'Leave without saving?' });
const answer = (word: string) => userEvent.click(screen.getByRole('button', { name: word }));
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

/** What a browser does for a link, or for an address from outside of the page: a new entry without a figure. */
const follow = (hash: string): void => act(() => {
  history.pushState(null, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate'));
});

/** Whether it may go. */
const closeWindow = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true });
  act(() => void window.dispatchEvent(event));
  return !event.defaultPrevented;
};

let off: () => void = () => undefined;
beforeEach(() => {
  off = followAddress();
  navigate('pairs', { replace: true });
  navigate('pairs', { id: 'new' });
  render(<Window />);
});
afterEach(() => {
  cleanup();
  off();
  showOverlay(null);
  vi.restoreAllMocks();
});

const typePair = () => userEvent.type(field('New pair'), 'Half');

describe('what was entered', () => {
  it.each([
    ['a link', () => Promise.resolve(follow('#/mirrors')), '#/mirrors'],
    ['the keys to a screen', () => userEvent.keyboard('{Control>}2{/Control}'), '#/mirrors'],
    ['Escape', () => userEvent.keyboard('{Escape}'), '#/pairs'],
    ['another object of the screen', () => Promise.resolve(act(() => navigate('pairs', { id: 7, replace: true }))), '#/pairs/7'],
  ])('is asked about before %s', async (_name, go, leadsTo) => {
    await typePair();
    await go();
    expect(question()?.textContent).toContain('“New pair”');
    expect(location.hash).toBe('#/pairs/new');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Stay'));
    await answer('Stay');
    expect(question()).toBeNull();
    expect(field('New pair').value).toBe('Half');
    expect(useRoute.getState()).toMatchObject({ screen: 'pairs', id: 'new' });
    await waitFor(() => expect(document.activeElement).toBe(field('New pair')));
    await go();
    await answer('Leave without saving');
    expect(location.hash).toBe(leadsTo);
    expect(screen.queryByRole('textbox', { name: 'New pair' })).toBeNull();
    expect(question()).toBeNull();
  });

  it('is asked about before the way back', async () => {
    await typePair();
    act(() => history.back());
    await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await answer('Stay');
    expect(field('New pair').value).toBe('Half');
    expect(location.hash).toBe('#/pairs/new');
    act(() => history.back());
    await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await answer('Leave without saving');
    expect(screen.queryByRole('textbox', { name: 'New pair' })).toBeNull();
    expect(location.hash).toBe('#/pairs');
  });

  it('is no question while nothing was entered, nor once it was taken out again', async () => {
    await typePair();
    await userEvent.clear(field('New pair'));
    await userEvent.keyboard('{Control>}2{/Control}');
    expect(question()).toBeNull();
    expect(location.hash).toBe('#/mirrors');
  });

  it('is no question for a detail of the same place', async () => {
    await typePair();
    act(() => navigate('pairs', { id: 'new', params: { direction: 'push' }, replace: true }));
    expect(question()).toBeNull();
    expect(location.hash).toBe('#/pairs/new?direction=push');
    expect(field('New pair').value).toBe('Half');
  });

  it('is no question where it was saved', async () => {
    await typePair();
    await userEvent.click(screen.getAllByText('Save').at(-1) ?? document.body);
    expect(question()).toBeNull();
    expect(location.hash).toBe('#/pairs/4');
  });

  it('ends the question when it is saved meanwhile', async () => {
    await typePair();
    follow('#/mirrors');
    expect(question()).not.toBeNull();
    act(() => screen.getAllByText('Save').at(-1)?.click());
    expect(question()).toBeNull();
  });

  it('goes with a lock, which takes the whole window away and asks nobody', async () => {
    await typePair();
    follow('#/mirrors');
    cleanup();
    expect(useUnsavedForms.getState()).toMatchObject({ forms: new Map(), asked: null });
  });

  it('stays under the help that its key opens and closes', async () => {
    await typePair();
    await userEvent.keyboard('{F1}');
    expect(useOverlay.getState().shown).toBe('help');
    expect(location.hash).toBe('#/pairs/new');
    await userEvent.keyboard('{F1}');
    expect(useOverlay.getState().shown).toBeNull();
    await userEvent.clear(field('New pair'));
    await userEvent.keyboard('{F1}');
    expect(useRoute.getState().screen).toBe('help');
  });

  it('holds the window that is closed, until it is given up', async () => {
    const closed = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    expect(closeWindow()).toBe(true);
    await typePair();
    expect(closeWindow()).toBe(false);
    await answer('Stay');
    expect(closed).not.toHaveBeenCalled();
    expect(closeWindow()).toBe(false);
    await answer('Leave without saving');
    expect(closed).toHaveBeenCalledOnce();
    expect(closeWindow()).toBe(true);
  });

  it('is named form by form', async () => {
    await typePair();
    await userEvent.type(field('Notes'), 'Call them');
    follow('#/mirrors');
    expect(question()?.textContent).toContain('“New pair” and “Notes”');
  });
});

describe('a form over the screen', () => {
  const add = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Operator' }), 'Ada');
  };

  it('asks before Escape takes it away, and the same key stays with it', async () => {
    await add();
    await userEvent.keyboard('{Escape}');
    expect(question()?.textContent).toContain('“Add operator”');
    await userEvent.keyboard('{Escape}');
    expect(question()).toBeNull();
    expect(field('Operator').value).toBe('Ada');
    await userEvent.keyboard('{Escape}');
    await answer('Leave without saving');
    expect(screen.queryByRole('textbox', { name: 'Operator' })).toBeNull();
  });

  it('is left at once by Cancel, and by Escape while nothing was entered', async () => {
    await add();
    await answer('Cancel');
    expect(question()).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'Operator' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes nothing with it that was entered beneath', async () => {
    await typePair();
    await add();
    await userEvent.keyboard('{Escape}');
    expect(question()?.textContent).not.toContain('“New pair”');
    await answer('Leave without saving');
    follow('#/mirrors');
    expect(question()?.textContent).toContain('“New pair”');
  });
});
