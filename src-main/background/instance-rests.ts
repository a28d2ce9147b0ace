import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { InstanceRest } from '../../src-preload/contract/models/background.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { fail } from '../rules/app-error.ts';
import { isInForce } from '../rules/background-state.ts';
import { type Rest, restsFor } from '../rules/instance-rest.ts';

type RestDeps = Pick<Deps, 'store' | 'clock'>;

const NONE: Rest = { pause: null, maintenance: null };

const shown = ({ clock }: RestDeps, { id: instanceId, name }: { id: InstanceId; name: string }, rest: Rest = NONE): InstanceRest => ({
  instanceId, name, pause: isInForce(rest.pause, clock.now()) ? rest.pause : null, maintenance: rest.maintenance, restsFor: restsFor(rest, clock.now()),
});

/** Every instance by name, with what was set for it. */
export const listRests = (deps: RestDeps, { offset, limit }: ParsedInput<'background.rests'>): Returned<'background.rests'> => {
  const rests = deps.store.background.rests();
  const { items, total } = deps.store.instances.list({ offset, limit });
  return { items: items.map((instance) => shown(deps, instance, rests.get(instance.id))), total };
};

/** The instances that the schedule leaves alone at this moment. */
export const restingInstances = ({ store, clock }: RestDeps): Set<InstanceId> =>
  new Set([...store.background.rests()].filter(([, rest]) => restsFor(rest, clock.now()) !== null).map(([id]) => id));

/** Pauses one instance, ends its pause, or sets its weekly maintenance. Fails `not_found`, and `invalid_input` for a pause that has passed. */
export const setRest = (deps: RestDeps, { instanceId, pause, maintenance }: ParsedInput<'background.setRest'>): Returned<'background.setRest'> => {
  const { store, clock } = deps;
  const instance = store.instances.get(instanceId);
  const until = pause?.until ?? null;
  if (until !== null && until <= clock.now()) fail({ code: 'invalid_input', field: 'pause.until', rule: 'too_small', limit: String(clock.now()) });
  const before = store.background.rests().get(instanceId) ?? NONE;
  const rest = { pause: pause === undefined ? before.pause : pause, maintenance: maintenance === undefined ? before.maintenance : maintenance };
  store.transaction(() => {
    store.background.setRest(instanceId, rest);
    if (pause !== undefined) note(deps, { action: pause === null ? 'background.resumed' : 'background.paused', instanceId, subject: instance.name });
    if (maintenance !== undefined) note(deps, { action: 'settings.updated', instanceId, subject: `maintenance of ${instance.name}` });
  });
  return shown(deps, instance, rest);
};
