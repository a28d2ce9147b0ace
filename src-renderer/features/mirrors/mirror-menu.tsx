import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { RowMenu } from '../../ui/row-menu.tsx';
import type { MirrorActions } from './use-mirror-actions.ts';

type MirrorMenuProps = { mirror: Mirror; run: MirrorActions['run']; onRotate: (mirror: Mirror) => void; onRemove: (mirror: Mirror) => void };

/** A row's actions. GitLab runs only enabled mirrors, so the others cannot be triggered. */
export const MirrorMenu = ({ mirror, run, onRotate, onRemove }: MirrorMenuProps) => {
  const ready = mirror.setup === 'ready';
  return (
    <RowMenu
      label={mirror.source.path}
      actions={[
        { label: 'Trigger', disabled: !ready || !mirror.desired.enabled, onSelect: () => run(mirror.id, 'trigger') },
        { label: 'Refresh', disabled: !ready, onSelect: () => run(mirror.id, 'refresh') },
        { label: 'Compare both sides', disabled: !ready, onSelect: () => run(mirror.id, 'verify') },
        { label: 'Rotate credential', disabled: !ready, onSelect: () => onRotate(mirror) },
        { label: 'Remove', danger: true, disabled: !ready, onSelect: () => onRemove(mirror) },
      ]}
    />
  );
};
