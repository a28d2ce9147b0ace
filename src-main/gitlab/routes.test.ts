import { describe, expect, it } from 'vitest';
import { routeOf } from './routes.ts';

describe('routeOf', () => {
  it('names no project, number or path', () => {
    expect(routeOf('GET', 'projects/group%2Fsecret-name').endpoint).toBe('GET projects/:id');
    expect(routeOf('DELETE', 'projects/5/access_tokens/77').endpoint).toBe('DELETE projects/:id/access_tokens/:id');
    expect(routeOf('GET', 'projects/5/uploads/0123abcd/plan.png').endpoint).toBe('GET projects/:id/uploads/:secret/:filename');
    expect(routeOf('POST', `projects/5/issues/3/discussions/${'a'.repeat(40)}/notes`).endpoint).toBe('POST projects/:id/issues/:id/discussions/:id/notes');
    expect(routeOf('GET', 'personal_access_tokens/self').endpoint).toBe('GET personal_access_tokens/self');
  });

  it('lets only those changes go again that make no second thing', () => {
    expect(routeOf('POST', 'projects/5/remote_mirrors').effect).toBe('create');
    expect(routeOf('POST', 'projects/5/access_tokens').effect).toBe('create');
    expect(routeOf('POST', 'projects/5/issues').effect).toBe('create');
    expect(routeOf('POST', 'projects/5/remote_mirrors/2/sync').effect).toBe('repeatable');
    expect(routeOf('POST', 'projects/5/mirror/pull').effect).toBe('repeatable');
    expect(routeOf('PUT', 'projects/5').effect).toBe('repeatable');
    expect(routeOf('POST', 'projects/5/issues/3/time_estimate').effect).toBe('repeatable');
    expect(routeOf('POST', 'projects/5/issues/3/add_spent_time').effect).toBe('create');
    expect(routeOf('POST', 'projects/5/uploads').effect).toBe('create');
    expect(routeOf('GET', 'projects/5').effect).toBe('read');
  });

  it('knows which limits count apart', () => {
    expect(routeOf('GET', 'projects').rate).toBe('list');
    expect(routeOf('GET', 'projects/5').rate).toBe('project_read');
    expect(routeOf('GET', 'projects/5/remote_mirrors').rate).toBe('api');
    expect(routeOf('POST', 'projects/5/issues').rate).toBe('issue_create');
    expect(routeOf('POST', 'projects/5/issues/3/notes').rate).toBe('note_create');
    expect(routeOf('POST', `projects/5/issues/3/discussions/${'a'.repeat(40)}/notes`).rate).toBe('note_create');
    expect(routeOf('POST', 'projects/5/issues/3/discussions').rate).toBe('note_create');
    expect(routeOf('GET', 'search').rate).toBe('search');
  });
});
