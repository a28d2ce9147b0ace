import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { NameSelect } from '../../ui/name-select.tsx';

type PairFieldProps = { pairs: readonly Pair[]; value: Pair | null; onChange: (pair: Pair | null) => void; description?: string; error?: string | undefined; disabled?: boolean };

/** The pair that new or adopted mirrors belong to. */
export const PairField = ({ pairs, value, onChange, description, error, disabled = false }: PairFieldProps) => (
  <NameSelect
    what="pair"
    label="Pair"
    {...(description === undefined ? {} : { description })}
    disabled={disabled}
    error={error}
    items={pairs}
    value={value === null ? null : String(value.id)}
    onChange={(id) => onChange(pairs.find((pair) => String(pair.id) === id) ?? null)}
  />
);
