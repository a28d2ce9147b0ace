import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import styles from './page-header.module.css';

type SearchProps = {
  /** `Search mirrors`: the field's name. */
  label: string;
  value: string;
  /** Called 200 ms after the last key. */
  onSearch: (text: string) => void;
};

const SearchField = ({ label, value, onSearch }: SearchProps) => {
  const [typed, setTyped] = useState(value);
  const later = useDebouncedCallback(onSearch, 200);
  // Cleared elsewhere, as by "Clear filters".
  useEffect(() => {
    if (value === '') setTyped('');
  }, [value]);
  const change = (text: string) => {
    setTyped(text);
    later(text);
  };
  return (
    <TextInput
      className={styles['search'] ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      data-screen-search
      maxLength={200}
      leftSection={<IconSearch size={16} stroke={1.5} />}
      rightSection={typed === '' ? null : <ActionIcon variant="subtle" color="gray" size={24} aria-label="Clear search" onClick={() => change('')}><IconX size={16} stroke={1.5} /></ActionIcon>}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        change('');
      }}
    />
  );
};

type PageHeaderProps = {
  title: string;
  filters?: React.ReactNode;
  search?: SearchProps;
  /** The screen's one primary action. */
  action?: React.ReactNode;
};

/** Title, filters, search and the one primary action, in this order. */
export const PageHeader = ({ title, filters, search, action }: PageHeaderProps) => (
  <header className={styles['header']}>
    <h1 className={styles['title']}>{title}</h1>
    <div className={styles['filters']}>{filters}</div>
    {search === undefined ? null : <SearchField {...search} />}
    {action === undefined || action === null ? null : <div className={styles['action']} data-screen-action>{action}</div>}
  </header>
);
