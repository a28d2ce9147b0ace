import { describe, expect, it } from 'vitest';
import { autostartEntry, autostartFile } from './autostart-entry.ts';

describe('the start with the session', () => {
  it('lies where desktops look for it', () => {
    expect(autostartFile({}, '/folder')).toBe('/folder/.config/autostart/mirror-maestro.desktop');
    expect(autostartFile({ XDG_CONFIG_HOME: '/other' }, '/folder')).toBe('/other/autostart/mirror-maestro.desktop');
    expect(autostartFile({ XDG_CONFIG_HOME: 'relative' }, '/folder')).toBe('/folder/.config/autostart/mirror-maestro.desktop');
  });

  it('quotes what a shell or a desktop would read as something else', () => {
    const [line] = autostartEntry(['/opt/Mirror Maestro/mm', '--data', '/a "b" $c 100%']).split('\n').filter((one) => one.startsWith('Exec='));
    expect(line).toBe(String.raw`Exec="/opt/Mirror Maestro/mm" "--data" "/a \\"b\\" \\$c 100%%"`);
  });
});
