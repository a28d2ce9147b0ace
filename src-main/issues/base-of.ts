import { Base, NO_BASE } from '../rules/issues/facets/base.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';

/** What both sides of a link agreed on last; nothing where it cannot be read, since sending everything once more does no harm. */
export const baseOf = ({ base }: Pick<StoredIssueLink, 'base'>): Base => Base.safeParse(base).data ?? NO_BASE;
