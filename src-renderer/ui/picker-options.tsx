import { Button, Combobox } from '@mantine/core';
import { FailureNotice } from './failure-notice.tsx';
import { HighlightMatch } from './highlight-match.tsx';
import type { PickerFound } from './picker-types.ts';
import styles from './picker.module.css';

type PickerOptionsProps<T> = {
  found: PickerFound<T>;
  sought: string;
  keyOf: (item: T) => string;
  textOf: (item: T) => string;
  noteOf: ((item: T) => string | null) | undefined;
  nothing: string;
  label: string;
};

/** What a search found, or why there is nothing: on its way, nothing, failed. */
export const PickerOptions = <T,>({ found, sought, keyOf, textOf, noteOf, nothing, label }: PickerOptionsProps<T>) => (
  <Combobox.Options aria-label={label} mah={280} className={styles['options'] ?? ''}>
    {found.failure === null ? null : <FailureNotice failure={found.failure} onRetry={found.retry} />}
    {found.items.map((item) => {
      const note = noteOf?.(item) ?? null;
      return (
        <Combobox.Option key={keyOf(item)} value={keyOf(item)} className={styles['option'] ?? ''}>
          <span className={styles['text']}><HighlightMatch text={textOf(item)} match={sought} /></span>
          {note === null ? null : <span className={styles['note']}>{note}</span>}
        </Combobox.Option>
      );
    })}
    {found.items.length === 0 && found.failure === null ? <Combobox.Empty>{found.loading ? 'Searching…' : nothing}</Combobox.Empty> : null}
    {found.more ? (
      <Button variant="subtle" fullWidth loading={found.loading} onMouseDown={(event) => event.preventDefault()} onClick={found.loadMore}>Load more</Button>
    ) : null}
  </Combobox.Options>
);
