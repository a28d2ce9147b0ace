import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { cx } from './cx.ts';
import { GridBox } from './grid-box.tsx';
import type { GridColumn, GridSelection } from './grid-types.ts';
import type { useGridTable } from './use-grid-table.ts';
import styles from './data-grid.module.css';

type GridHeadProps<T> = { table: ReturnType<typeof useGridTable<T>>; columns: readonly GridColumn<T>[]; style: CSSProperties; boxes?: Pick<GridSelection<T>, 'extent' | 'onAll'> };

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** The head that stays in sight; a column that the list can be ordered by is a button. */
export const GridHead = <T,>({ table, columns, style, boxes }: GridHeadProps<T>) => {
  const first = boxes === undefined ? 1 : 2;
  return (
    <div role="row" aria-rowindex={1} className={styles['head']} style={style}>
      {boxes === undefined ? null : (
        <div role="columnheader" aria-colindex={1} className={styles['box']}>
          <GridBox label="Select all" checked={boxes.extent === 'all'} partly={boxes.extent === 'some'} focusable onToggle={() => boxes.onAll(boxes.extent !== 'all')} />
        </div>
      )}
      {table.getFlatHeaders().map(({ id, column }, at) => {
        const sorted = column.getIsSorted();
        const title = columns[at]?.header ?? id;
        const cell = cx(styles['headCell'], columns[at]?.align === 'end' && styles['end']);
        return column.getCanSort() ? (
          <div key={id} role="columnheader" aria-colindex={at + first} className={cell} aria-sort={sorted === false ? 'none' : ARIA_SORT[sorted]}>
            <button type="button" className={styles['sort']} onClick={column.getToggleSortingHandler()}>
              {title}
              {sorted === 'asc' ? <IconArrowUp size={14} stroke={1.5} aria-hidden="true" /> : null}
              {sorted === 'desc' ? <IconArrowDown size={14} stroke={1.5} aria-hidden="true" /> : null}
            </button>
          </div>
        ) : (
          <div key={id} role="columnheader" aria-colindex={at + first} className={cell}>{title}</div>
        );
      })}
    </div>
  );
};
