import type { GroupSummary } from '../../../src-preload/contract/models/instance.ts';
import { Picker } from '../../ui/picker.tsx';
import { useGroupSearch } from './use-group-search.ts';

type GroupFieldProps = {
  label: string;
  instance: { id: number; name: string } | null;
  value: GroupSummary | null;
  onChange: (group: GroupSummary | null) => void;
  error?: React.ReactNode;
};

const keyOf = ({ id }: GroupSummary): string => String(id);
const pathOf = ({ path }: GroupSummary): string => path;

/** A group, found by name or path on its instance. */
export const GroupField = ({ label, instance, value, onChange, error }: GroupFieldProps) => {
  const { found, onSearch } = useGroupSearch(instance?.id ?? null);
  return (
    <Picker
      label={label}
      description={instance === null ? 'Choose first where to look.' : `On ${instance.name}.`}
      placeholder="group/subgroup"
      disabled={instance === null}
      error={error}
      value={value}
      onChange={onChange}
      onSearch={onSearch}
      found={found}
      keyOf={keyOf}
      textOf={pathOf}
      nothing="No group that the token sees has this name or path"
    />
  );
};
