import { ActionIcon, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { PickerOptions } from './picker-options.tsx';
import type { PickerFound } from './picker-types.ts';

type PickerProps<T> = {
  label: string;
  description?: React.ReactNode;
  placeholder?: string;
  error?: React.ReactNode;
  disabled?: boolean;
  required?: boolean;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  /** The chosen one. */
  value: T | null;
  onChange: (item: T | null) => void;
  /** The text to search for, 250 ms after the last key; null while the list is closed. */
  onSearch: (text: string | null) => void;
  found: PickerFound<T>;
  keyOf: (item: T) => string;
  textOf: (item: T) => string;
  /** Under the text of an option: an id, "archived". */
  noteOf?: (item: T) => string | null;
  /** Said when nothing was found. */
  nothing: string;
};

/** A field that searches as one types: arrows, Enter and Escape, more on demand, and what was typed in bold. */
export const Picker = <T,>({ value, onChange, onSearch, found, keyOf, textOf, noteOf, nothing, ...field }: PickerProps<T>) => {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const chosen = value === null ? '' : textOf(value);
  const [typed, setTyped] = useState(chosen);
  const [settled] = useDebouncedValue(typed.trim(), 250);
  const open = combobox.dropdownOpened;
  const sought = settled === chosen ? '' : settled;

  useEffect(() => setTyped(chosen), [chosen]);
  useEffect(() => onSearch(open ? sought : null), [onSearch, open, sought]);

  const leave = () => {
    combobox.closeDropdown();
    setTyped(chosen);
  };
  const choose = (key: string) => {
    const item = found.items.find((one) => keyOf(one) === key);
    if (item === undefined) return;
    onChange(item);
    setTyped(textOf(item));
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...field}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !open) return;
            event.preventDefault();
            leave();
          }}
          rightSection={
            found.loading && open ? <Loader size={16} aria-label="Searching" />
              : value === null || field.disabled === true ? null
                : <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Clear ${field.label}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onChange(null)}><IconX size={16} stroke={1.5} /></ActionIcon>
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <PickerOptions found={found} sought={sought} keyOf={keyOf} textOf={textOf} noteOf={noteOf} nothing={nothing} label={field.label} />
      </Combobox.Dropdown>
    </Combobox>
  );
};
