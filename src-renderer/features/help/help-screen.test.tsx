import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { followAddress, navigate } from '../../state/route.ts';
import { HelpScreen } from './help-screen.tsx';

const ABOUT = { version: '2.0.0', electron: '45.4.1', chrome: '140.0', node: '22.0.0', sqlite: '3.53.0', system: 'linux 6.1 x64', dataFolder: '/home/ada/.local/share/mirror-maestro' };
const LICENCES = { items: [{ name: 'react', version: '19.3.1', licence: 'MIT', text: 'The text of the licence' }] };

describe('the help', () => {
  let off: () => void = () => undefined;
  beforeEach(() => {
    off = followAddress();
    navigate('help', { params: { page: 'green', at: 'words' }, replace: true });
  });
  afterEach(() => {
    cleanup();
    off();
  });

  const show = () => showWithBridge(<HelpScreen />, { 'about.get': () => ABOUT, 'about.licences': () => LICENCES, 'about.showDataFolder': () => ({ shown: false }) });

  it('shows the page of the address, and has its section read first', async () => {
    show();
    expect(screen.getByRole('heading', { name: 'What green means' })).toBeDefined();
    expect(document.activeElement?.textContent).toBe('The status words');
    expect(screen.getByRole('link', { name: 'What green means', current: 'page' })).toBeDefined();
  });

  it('searches all pages and opens what was found', async () => {
    show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the help' }), 'host key');
    const found = await screen.findByRole('list', { name: 'Found' });
    expect(within(found).getAllByRole('link')[0]?.getAttribute('href')).toBe('#/help?page=causes&at=host_key');
  });

  it('ends the search where a page is asked for from elsewhere', async () => {
    show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the help' }), 'zebra');
    await screen.findByText('No page has “zebra”.');
    act(() => navigate('help', { params: { page: 'backups' } }));
    expect(await screen.findByRole('heading', { name: 'Backups and a second machine' })).toBeDefined();
  });

  it('says where nothing was found', async () => {
    show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the help' }), 'zebra');
    expect(await screen.findByText('No page has “zebra”.')).toBeDefined();
  });

  it('tells of the program: versions, the data folder, and each licence with its text on demand', async () => {
    navigate('help', { params: { page: 'about' }, replace: true });
    const { asked } = show();
    expect(await screen.findByText('3.53.0')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Open the folder' }));
    expect(await screen.findByText('The file manager did not open it. Copy the path instead.')).toBeDefined();
    expect(asked('about.showDataFolder')).toEqual([{}]);
    expect(screen.queryByText('The text of the licence')).toBeNull();
    const line = screen.getByText('react 19.3.1').closest('details');
    act(() => line?.setAttribute('open', ''));
    expect(await screen.findByText('The text of the licence')).toBeDefined();
  });
});
