import { PlanId } from '../../../src-preload/contract/ids.ts';
import { hrefOf, useRoute } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CreateMany } from './create-many.tsx';
import { PlanView } from './plan-view.tsx';

/** `#/plans/7` shows a plan, `#/plans/new` plans many mirrors by path rules. */
export const PlansScreen = () => {
  const id = useRoute((route) => route.id);
  if (id === 'new') return <CreateMany />;
  const planId = PlanId.safeParse(id);
  if (planId.success) return <PlanView key={planId.data} planId={planId.data} />;
  return (
    <Screen title="Plans">
      <EmptyState help={HELP_OF_SCREEN.plans} title="A plan shows every change before it is made." action={<a href={hrefOf('mirrors')}>Open the mirrors</a>}>
        Select mirrors in the list and choose what to plan. Plans that were applied are found through their job.
      </EmptyState>
    </Screen>
  );
};
