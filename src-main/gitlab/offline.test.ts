import { describe, expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { createDoor } from './door.ts';
import { connectionTo, createTestLog, failureFrom, noChance } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';

const openOffline = (network: 'private' | 'loopback', origin: string) => {
  const door = createDoor({ clock: createManualClock(), chance: noChance, log: createTestLog(), proxies: { http: '', https: '', bypass: '' }, isOnline: () => false });
  onTestFinished(() => door.close());
  return door.to(connectionTo(origin, { network }), 'person');
};

describe('a machine without a network', () => {
  it('asks no server, and charges none for it', async () => {
    const gitlab = openOffline('private', 'https://gitlab.example.com');
    for (let time = 0; time < 10; time += 1) expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'unreachable', reason: 'offline' });
    expect(gitlab.health()).toMatchObject({ requests: 0, breaker: { state: 'closed', failures: 0 } });
  });

  it('asks servers of its own all the same', async () => {
    const server = await startServer((_request, response) => json(response, 200, { version: '18.4.0', enterprise: true }));
    expect(await openOffline('loopback', server.origin).readMetadata()).toMatchObject({ version: '18.4.0' });
  });
});
