import { Select } from '@mantine/core';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';

type PairFieldProps = { pairs: readonly Pair[]; value: Pair | null; onChange: (pair: Pair | null) => void; description?: string; error?: string | undefined; disabled?: boolean };

/** The pair that new or adopted mirrors belong to. */
export const PairField = ({ pairs, value, onChange, description, error, disabled = false }: PairFieldProps) => (
  <Select
    label="Pair"
    {...(description === undefined ? {} : { description })}
    searchable
    disabled={disabled}
    placeholder="Choose a pair"
    nothingFoundMessage="No pair has this name"
    error={error}
    data={pairs.map((pair) => ({ value: String(pair.id), label: pair.name }))}
    value={value === null ? null : String(value.id)}
    onChange={(id) => onChange(pairs.find((pair) => String(pair.id) === id) ?? null)}
  />
);
