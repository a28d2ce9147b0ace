import { basicUser, currentUser } from '../entities/user.ts';
import { notFound, ok } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Route } from '../http/router.ts';

export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/user', scopes: ['read_user'], run: (call) => ok(currentUser(call.state, signedIn(call).user)) },
  {
    method: 'GET',
    path: '/users',
    scopes: ['read_user'],
    run: (call) => {
      signedIn(call);
      const username = call.params.text('username')?.toLowerCase();
      const search = call.params.text('search')?.toLowerCase();
      const users = [...call.state.users.values()].filter(
        (user) =>
          (username === undefined || user.username.toLowerCase() === username) &&
          (search === undefined || user.username.toLowerCase().includes(search) || user.name.toLowerCase().includes(search)),
      );
      return offsetPage(call, users, (user) => basicUser(call.state, user));
    },
  },
  {
    method: 'GET',
    path: '/users/:id',
    scopes: ['read_user'],
    run: (call) => {
      signedIn(call);
      const user = call.state.users.get(Number(call.segment('id')));
      if (user === undefined) throw notFound('User');
      return ok(basicUser(call.state, user));
    },
  },
];
