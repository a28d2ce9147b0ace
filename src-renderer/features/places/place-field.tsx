import { Picker } from '../../ui/picker.tsx';
import type { PlaceKind } from './place-kinds.ts';
import { usePlaceSearch } from './use-place-search.ts';

type Place = { id: number; path: string };

type PlaceFieldProps<T extends Place> = {
  kind: PlaceKind<T>;
  label: string;
  instance: { id: number; name: string } | null;
  value: T | null;
  onChange: (place: T | null) => void;
  error?: React.ReactNode;
};

const keyOf = ({ id }: Place): string => String(id);
const pathOf = ({ path }: Place): string => path;

/** A project or group, found by name or path on its instance. */
export const PlaceField = <T extends Place>({ kind, label, instance, value, onChange, error }: PlaceFieldProps<T>) => {
  const { found, onSearch } = usePlaceSearch(kind, instance?.id ?? null);
  return (
    <Picker
      label={label}
      description={instance === null ? kind.unready : kind.ready(instance.name)}
      placeholder={kind.placeholder}
      disabled={instance === null}
      error={error}
      value={value}
      onChange={onChange}
      onSearch={onSearch}
      found={found}
      keyOf={keyOf}
      textOf={pathOf}
      noteOf={kind.noteOf}
      nothing={kind.nothing}
    />
  );
};
