import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { figure } from '../text/plural.ts';
import styles from './name-select.module.css';

/** So many names are drawn at once; of more the rest is told, and found by typing. */
const SHOWN = 100;
const MORE = 'more';

/** The value of the choice that stands for none of the names. */
export const ALL = 'all';

type NameSelectProps = Omit<SelectProps, 'data' | 'searchable' | 'filter' | 'nothingFoundMessage' | 'placeholder' | 'classNames'> & {
  what: 'pair' | 'instance';
  items: readonly { id: number; name: string }[];
  /** A choice before all names, with the value `ALL`. */
  all?: string;
};

/** The fitting names, and how many more there are than one looks through. */
const fitting: OptionsFilter = ({ options, search }) => {
  const sought = search.trim().toLowerCase();
  const found = options.filter((option): option is ComboboxItem => 'value' in option && option.label.toLowerCase().includes(sought));
  const rest = found.length - SHOWN;
  return rest <= 0 ? found : [...found.slice(0, SHOWN), { value: MORE, label: `${figure(rest)} more: type a part of the name`, disabled: true }];
};

/** Chooses one of the pairs or instances by its name, however many there are; searched as one types. Values are ids as text. */
export const NameSelect = ({ what, items, all, ...field }: NameSelectProps) => (
  <Select
    {...field}
    searchable
    withScrollArea={false}
    classNames={{ options: styles['options'] ?? '', option: styles['option'] ?? '' }}
    placeholder={what === 'pair' ? 'Choose a pair' : 'Choose an instance'}
    nothingFoundMessage={what === 'pair' ? 'No pair has this name' : 'No instance has this name'}
    filter={fitting}
    data={[...(all === undefined ? [] : [{ value: ALL, label: all }]), ...items.map(({ id, name }) => ({ value: String(id), label: name }))]}
  />
);
