import { createContext } from 'react';

/** Whether the row around is the one in the tab order; its controls are in the tab order with it, those of other rows are not. null where there is no such row. */
export const ActiveRow = createContext<boolean | null>(null);
