import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { linkTo } from '../../../src-preload/contract/models/place.ts';
import { useRights } from '../../api/use-may.ts';
import { navigate } from '../../state/route.ts';
import { RowMenu } from '../../ui/row-menu.tsx';
import type { MirrorActions } from './use-mirror-actions.ts';

type MirrorMenuProps = { mirror: Mirror; run: MirrorActions['run']; onRotate: (mirror: Mirror) => void; onRemove: (mirror: Mirror) => void };

/** A row's actions. GitLab runs only enabled mirrors, so the others cannot be triggered. */
export const MirrorMenu = ({ mirror, run, onRotate, onRemove }: MirrorMenuProps) => {
  const deniedOf = useRights();
  const ready = mirror.setup === 'ready';
  return (
    <RowMenu
      label={mirror.source.path}
      actions={[
        { label: 'Trigger', denied: deniedOf('mirrors.trigger'), disabled: !ready || !mirror.desired.enabled, onSelect: () => run(mirror.id, 'trigger') },
        { label: 'Refresh', disabled: !ready, onSelect: () => run(mirror.id, 'refresh') },
        { label: 'Compare both sides', disabled: !ready, onSelect: () => run(mirror.id, 'verify') },
        { label: 'Issue sync', onSelect: () => navigate('issues', { id: mirror.id }) },
        { label: 'Rotate credential', denied: deniedOf('mirrors.rotateToken'), disabled: !ready, onSelect: () => onRotate(mirror) },
        { label: 'Copy link', onSelect: () => void navigator.clipboard.writeText(linkTo('mirror', mirror.id)) },
        { label: 'Remove', danger: true, denied: deniedOf('mirrors.remove'), disabled: !ready, onSelect: () => onRemove(mirror) },
      ]}
    />
  );
};
