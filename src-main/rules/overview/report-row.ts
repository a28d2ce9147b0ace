import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import type { GroupHealth, MirrorHealth } from '../../../src-preload/contract/models/overview.ts';

/** A mirror as a report has it: all that a list shows, judged. */
export type ReportRow = { mirror: Mirror; health: MirrorHealth; cause: DiagnosisCause | null };

/** What the report is about; `scope` is the pair's name or the group's path, null = everything. */
export type ReportHead = { at: number; scope: string | null; mirrors: number; health: GroupHealth };
