import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeMachine } from '../../e2e/world/fake-machine.ts';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { noClaims } from '../../e2e/world/no-claims.ts';
import { createTestChance, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { createGate, type Gate } from './gate.ts';

let gate: Gate;
let told: number;
const scene = { store: openTestStore(), clock: createManualClock(), machine: createFakeMachine() };

const addInstance = (network: 'private' | 'loopback'): void => {
  const { store } = scene;
  store.secrets.insert({ id: `token-${network}`, kind: 'instance_token', sealed: new Uint8Array([1]), createdAt: 0 });
  store.instances.insert({ name: network, origin: `https://${network}.example.com`, description: '', network, caCertificate: null, tokenSecretId: `token-${network}`, createdAt: 0 });
};

beforeEach(() => {
  Object.assign(scene, { store: openTestStore(), clock: createManualClock(), machine: createFakeMachine() });
  told = 0;
  const { store, clock, machine } = scene;
  gate = createGate({ store, clock, chance: createTestChance(), log: quietLog, power: machine.ports.power, network: machine.ports.network, claims: noClaims });
  gate.onChanged(() => (told += 1));
});
afterEach(() => gate.close());

describe('a machine without a network', () => {
  it('is a state in which no work begins, and which ends within 5 s of the network', () => {
    addInstance('private');
    scene.machine.setOnline(false);
    expect([gate.heldBy(), gate.allowed()]).toEqual(['offline', 'none']);
    const before = told;
    scene.clock.advance(3_600_000);
    expect(told).toBe(before);
    scene.machine.setOnline(true);
    expect(gate.heldBy()).toBe('offline');
    scene.clock.advance(3000);
    expect([gate.heldBy(), gate.allowed()]).toEqual([null, 'all']);
    expect(told).toBeGreaterThan(before);
  });

  it('holds nothing back from servers of its own', () => {
    addInstance('loopback');
    scene.machine.setOnline(false);
    expect(gate.heldBy()).toBeNull();
  });

  it('that only flickers stays offline until it has a network for a moment', () => {
    addInstance('private');
    for (let flicker = 0; flicker < 5; flicker += 1) {
      scene.machine.setOnline(false);
      scene.machine.setOnline(true);
      scene.clock.advance(500);
      expect(gate.heldBy()).toBe('offline');
    }
    scene.clock.advance(3000);
    expect(gate.heldBy()).toBeNull();
  });
});

describe('a machine that wakes', () => {
  it('without a network waits for that', () => {
    addInstance('private');
    scene.machine.emit('suspend');
    scene.machine.setOnline(false);
    scene.machine.emit('resume');
    scene.clock.advance(3000);
    expect(gate.heldBy()).toBe('offline');
    scene.machine.setOnline(true);
    scene.clock.advance(3000);
    expect(gate.heldBy()).toBeNull();
  });

  it('has no timer left once all is well', () => {
    scene.machine.emit('suspend');
    scene.machine.emit('resume');
    scene.clock.advance(3000);
    expect(scene.clock.nextAt()).toBeNull();
  });
});
