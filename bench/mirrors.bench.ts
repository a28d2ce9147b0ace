import { creationRows } from './creation-rows.ts';
import { listRows } from './list-rows.ts';
import { roundRows } from './round-rows.ts';
import type { Row } from './row.ts';

/** Lists over 10,000 mirrors, what rounds and creations cost in requests, and how long the rounds take under a rate. */
export const bench = async (): Promise<Row[]> => [...listRows(), ...(await creationRows()), ...(await roundRows())];
