import { useEffect, useRef } from 'react';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { PreflightList } from './preflight-list.tsx';
import type { useNewMirror } from './use-new-mirror.ts';

type NewMirrorCheckProps = { pair: Pair; form: Pick<ReturnType<typeof useNewMirror>, 'input' | 'preflight' | 'check' | 'checkError' | 'createError'> };

/** What the check found, or why nothing was created; brought into sight when it arrives. */
export const NewMirrorCheck = ({ pair, form: { input, preflight, check, checkError, createError } }: NewMirrorCheckProps) => {
  const place = useRef<HTMLDivElement>(null);
  const result = createError ?? checkError ?? preflight;
  useEffect(() => {
    if (result !== null) place.current?.scrollIntoView({ block: 'start' });
  }, [result]);
  return (
    <div ref={place}>
      <PanelSection title="Check before creating">
        {createError === null ? null : <FailureNotice failure={createError.failure} title="The mirror was not created" />}
        {checkError === null ? null : <FailureNotice failure={checkError.failure} title="The check did not run" onRetry={check} />}
        {result === null ? <p>{input === null ? 'Choose both projects, then check.' : 'The check reads rights, existing mirrors and protected branches on both sides, and changes nothing.'}</p> : null}
        {preflight === null || createError !== null ? null : <PreflightList preflight={preflight} names={{ source: pair.sourceInstanceName, target: pair.targetInstanceName }} />}
      </PanelSection>
    </div>
  );
};
