/** What a route answers. A string or Buffer goes out as it is; anything else as JSON; absent is an empty body. */
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

/** An answer that ends a route early. The shapes are GitLab's own (contract A.0). */
export class ApiFailure extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`GitLab answer ${answer.status}`);
    this.answer = answer;
  }
}

export const fail = (status: number, body: unknown, headers: Record<string, string> = {}): ApiFailure => new ApiFailure({ status, body, headers });

export const unauthorized = (): ApiFailure => fail(401, { message: '401 Unauthorized' });
export const forbidden = (reason?: string): ApiFailure => fail(403, { message: reason === undefined ? '403 Forbidden' : `403 Forbidden - ${reason}` });
/** `not_found!('Project')` says `404 Project Not Found`; a missing record says `404 Not found` with a small f. */
export const notFound = (what?: string): ApiFailure => fail(404, { message: what === undefined ? '404 Not found' : `404 ${what} Not Found` });
/** No such route on this version or edition. */
export const noRoute = (): ApiFailure => fail(404, { error: '404 Not Found' });
export const badRequest = (reason: string): ApiFailure => fail(400, { message: `400 Bad request - ${reason}` });
/** A model refused a value. */
export const invalid = (errors: Record<string, string[]>, status = 400): ApiFailure => fail(status, { message: errors });
/** The parameters do not fit the route (Grape). */
export const badParameter = (error: string): ApiFailure => fail(400, { error });

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (): Answer => ({ status: 204 });
