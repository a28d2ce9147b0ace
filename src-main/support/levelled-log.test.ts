import { expect, it } from 'vitest';
import type { LogLevel } from '../../src-preload/contract/models/log.ts';
import { createLevelledLog } from './levelled-log.ts';

it('writes what is as bad as the level or worse, as the level stands then', () => {
  const written: string[] = [];
  let level: LogLevel = 'warn';
  const at = (own: LogLevel) => (event: string) => void written.push(`${own} ${event}`);
  const log = createLevelledLog({ info: at('info'), warn: at('warn'), error: at('error') }, () => level);
  const all = (event: string): void => {
    log.info(event);
    log.warn(event);
    log.error(event);
  };
  all('one');
  level = 'error';
  all('two');
  level = 'info';
  all('three');
  expect(written).toEqual(['warn one', 'error one', 'error two', 'info three', 'warn three', 'error three']);
});
