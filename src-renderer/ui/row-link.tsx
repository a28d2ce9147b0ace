import { use } from 'react';
import { ActiveRow } from './active-row.ts';

/** A link in a row; in a grid it is reached with Tab from its row. */
export const RowLink = ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href} tabIndex={use(ActiveRow) === false ? -1 : 0}>{children}</a>;
