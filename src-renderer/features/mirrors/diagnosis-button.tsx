import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { DiagnosisAction } from '../../../src-preload/contract/models/diagnosis.ts';
import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { hrefOf } from '../../state/route.ts';
import { DIAGNOSIS_ACTION } from '../../text/diagnoses.ts';
import { remoteSide } from '../../text/directions.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import type { MirrorActions } from './use-mirror-actions.ts';
import { usePlan } from './use-plan.ts';

type DiagnosisButtonProps = { mirror: MirrorDetail; action: DiagnosisAction; state: ReturnType<MirrorActions['stateOf']>; run: MirrorActions['run']; onEditOverrides: () => void };

/** The kind of plan behind each action that changes GitLab in several steps. */
const PLAN = { enable: 'enable', reapply: 'reapply', recreate: 'repair' } as const;

const LinkButton = ({ words, href, outside = false }: { words: string; href: string; outside?: boolean }) => (
  <Button
    component="a"
    variant="default"
    href={href}
    {...(outside ? { target: '_blank', rel: 'noreferrer', rightSection: <IconExternalLink size={14} stroke={1.5} aria-label="opens in the browser" /> } : {})}
  >
    {words}
  </Button>
);

const PlanButton = ({ words, kind, mirrorId }: { words: string; kind: (typeof PLAN)[keyof typeof PLAN]; mirrorId: number }) => {
  const plan = usePlan();
  return (
    <>
      <Button variant="default" loading={plan.making !== null} onClick={() => plan.make({ kind, select: { mirrorIds: [mirrorId] } })}>{words}</Button>
      {plan.failure === null ? null : <FailureNotice failure={plan.failure} title="The plan was not made" />}
    </>
  );
};

const RotateButton = ({ words, mirror }: { words: string; mirror: MirrorDetail }) => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>{words}</Button>
      {asking ? <RotateDialog mirror={mirror} onClose={() => setAsking(false)} /> : null}
    </>
  );
};

/** The button that does what the diagnosis advises; none where only waiting helps. How a run failed is shown with the panel's actions. */
export const DiagnosisButton = ({ mirror, action, state, run, onEditOverrides }: DiagnosisButtonProps) => {
  const words = DIAGNOSIS_ACTION[action];
  if (words === null) return null;
  switch (action) {
    case 'trigger':
    case 'verify':
      return <Button variant="default" loading={state?.failure === null && state.action === action} onClick={() => run(mirror.id, action)}>{words}</Button>;
    case 'rotate':
      return <RotateButton words={words} mirror={mirror} />;
    case 'enable':
    case 'reapply':
    case 'recreate':
      return <PlanButton words={words} kind={PLAN[action]} mirrorId={mirror.id} />;
    case 'edit_overrides':
      return <Button variant="default" onClick={onEditOverrides}>{words}</Button>;
    case 'edit_instance':
      return <LinkButton words={words} href={hrefOf('instances', { id: mirror[remoteSide(mirror.direction)].instanceId })} />;
    case 'open_source':
      return <LinkButton words={words} href={mirror.source.webUrl} outside />;
    case 'open_target':
      return <LinkButton words={words} href={mirror.target.webUrl} outside />;
    case 'wait':
      return null;
  }
};
