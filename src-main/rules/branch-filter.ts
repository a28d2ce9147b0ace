import type { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import { compileBranchRegex } from './branch-regex.ts';

const HEADS = 'refs/heads/';
const TAGS = 'refs/tags/';

/**
 * Which refs a mirror carries: every tag, and the branches that its filter lets through, as GitLab does. `protectedNames` are the
 * owner project's protected branches, where `*` stands for any text, slashes included; none protected means no branch passes.
 * Other refs never pass. Fails `invalid_input` on field `branchRegex` where the regex is not RE2.
 */
export const refFilter = (
  filter: Pick<MirrorDefaults, 'onlyProtectedBranches' | 'branchRegex'>,
  protectedNames: readonly string[],
): ((ref: string) => boolean) => {
  const branchPasses = branchFilter(filter, protectedNames);
  return (ref) => ref.startsWith(TAGS) || (ref.startsWith(HEADS) && branchPasses(ref.slice(HEADS.length)));
};

const branchFilter = (
  { onlyProtectedBranches, branchRegex }: Pick<MirrorDefaults, 'onlyProtectedBranches' | 'branchRegex'>,
  protectedNames: readonly string[],
): ((branch: string) => boolean) => {
  if (onlyProtectedBranches) return protectedFilter(protectedNames);
  return branchRegex === null ? () => true : compileBranchRegex(branchRegex, 'branchRegex');
};

const protectedFilter = (names: readonly string[]): ((branch: string) => boolean) => {
  const plain = new Set(names.filter((name) => !name.includes('*')));
  const patterns = names.filter((name) => name.includes('*'));
  return (branch) => plain.has(branch) || patterns.some((pattern) => matchesWildcard(pattern, branch));
};

/** Greedy from both ends; linear in the length of the name, whatever the pattern. */
const matchesWildcard = (pattern: string, name: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
};
