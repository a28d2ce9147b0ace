import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Input, MethodName, Output } from '../../src-preload/contract/methods.ts';
import { useChange } from './use-change.ts';

type Suggested = { suggestedName: string; extensions: string[] };

/** Lets the person choose a file in the system's dialog and makes the call that writes it; nothing is called where none was chosen. */
export const useSaveAs = <M extends MethodName>(method: M) => {
  const choose = useChange('files.choose');
  const write = useChange(method);
  const start = (suggested: Suggested, toInput: (file: { grant: string }) => Input<M>, onWritten: (written: Output<M>, name: string) => void): void => {
    write.reset();
    choose.mutate({ as: 'save', ...suggested }, {
      onSuccess: ({ grant, name }) => {
        if (grant !== null) write.mutate(toInput({ grant }), { onSuccess: (written) => onWritten(written, name ?? suggested.suggestedName) });
      },
    });
  };
  const failure: Failure | null = choose.error?.failure ?? write.error?.failure ?? null;
  return { start, busy: choose.isPending || write.isPending, writing: write.isPending, failure };
};
