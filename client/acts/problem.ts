import type { Problem } from '../../shared/wire/http/problem.ts';
import { ApiError } from '../api.ts';

/** What a request that came to nothing says of each row it was about. */
export function problemOf(error: unknown): Problem {
  const { message, problem, status } = error instanceof ApiError ? error : new ApiError(0, String(error));
  return { type: 'about:blank', title: message, ...problem, status, detail: message };
}
