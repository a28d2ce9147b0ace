import type { PlanStep } from '../../../src-preload/contract/models/plan.ts';
import { CardList } from '../../ui/card-list.tsx';
import type { GridRows } from '../../ui/grid-types.ts';
import { StepCard } from './step-card.tsx';
import { roughHeight } from './step-lines.ts';

type StepListProps = { rows: GridRows<PlanStep>; empty: string };

/** The steps one below the other. */
export const StepList = ({ rows, empty }: StepListProps) => <CardList label="Steps" rows={rows} renderCard={(step) => <StepCard step={step} />} roughHeight={roughHeight} empty={empty} />;
