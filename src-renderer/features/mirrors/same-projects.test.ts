import { describe, expect, it } from 'vitest';
import { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { sameProjects } from './same-projects.ts';

const project = (path: string, archived = false): ProjectSummary =>
  ProjectSummary.parse({ id: path.length, path, name: path, archived, empty: null, lastActivityAt: null, webUrl: `https://gitlab.example/${path}` });

const paths = (path: string, ...found: ProjectSummary[]) => sameProjects(path, found).map((one) => one.path);

describe('sameProjects', () => {
  it('offers the same path first, then the same name by how far the groups agree', () => {
    expect(paths('platform/backend/billing', project('other/billing'), project('copy/backend/billing'), project('Platform/Backend/Billing'))).toEqual([
      'Platform/Backend/Billing', 'copy/backend/billing', 'other/billing',
    ]);
  });

  it('leaves out what only contains the name, and what is archived', () => {
    expect(paths('platform/billing', project('platform/billing-old'), project('platform/billing', true))).toEqual([]);
  });

  it('offers three at most', () => {
    expect(paths('a/b', ...['c/b', 'd/b', 'e/b', 'f/b'].map((path) => project(path)))).toHaveLength(3);
  });
});
