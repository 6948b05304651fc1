import type { Problem } from '../shared/wire/http/problem.ts';

/** An answer other than success. `message` is fit to be shown: it says what happened and what to do. */
export class ApiError extends Error {
  readonly status: number;
  /** The field of the request that is at fault, where one is. */
  readonly field: string | undefined;
  /** All that the answer said, for those who know more of it than its words. */
  readonly problem: Readonly<Record<string, unknown>>;
  constructor(status: number, message: string, field?: string, problem: object = {}) {
    super(message);
    this.status = status;
    this.field = field;
    this.problem = { ...problem };
  }
}

const OFFLINE = 'The server cannot be reached. Check the network; this page tries again by itself.';

/** Whether the page is on its way out: a second way out, such as that of another refused request, would cut it off. */
let isLeaving = false;
export function leaving(): void {
  isLeaving = true;
}

/** Leaves for the sign-in page and comes back to this one afterwards. */
function goSignIn(): void {
  if (isLeaving || location.pathname === '/sign-in') return;
  leaving();
  const back = location.pathname + location.search;
  location.assign(`/sign-in?back=${encodeURIComponent(back)}`);
}

async function failure(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem> & { message?: string };
  const fallback = `The server answered ${response.status}. Try again; if it stays so, look at its log.`;
  const message = body.detail ?? body.message ?? body.title ?? fallback;
  return new ApiError(response.status, message, body.field, body);
}

export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ApiError(0, OFFLINE);
  });
  if (!response.ok) throw await failure(response);
  return (await response.json().catch(() => undefined)) as T;
}

/** The last request that renewed this session's cookie, and how many there were. */
let renewal: Promise<unknown> = Promise.resolve();
let renewals = 0;

/** Runs what gives this session a new cookie: until its answer is here, the old one is refused and means nothing. */
export function renewing<T>(work: Promise<T>): Promise<T> {
  const done = () => void renewals++;
  renewals++;
  renewal = work.then(done, done);
  return work;
}

/** Reads as the signed-in actor; a session that has ended leads to the sign-in page. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const before = renewals;
  const read = () => request<T>(path, signal ? { signal } : {});
  try {
    return await read().catch(async (error) => {
      await renewal;
      if (!isSignedOut(error) || renewals === before) throw error;
      return read();
    });
  } catch (error) {
    if (isSignedOut(error)) goSignIn();
    throw error;
  }
}

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

const send = <T>(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  request<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

export const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  send('POST', path, body, signal);
export const patch = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  send('PATCH', path, body, signal);
export const del = <T = void>(path: string): Promise<T> => request<T>(path, { method: 'DELETE' });

/** Leads to the sign-in page if the session is over, and else does nothing. */
export const checkSession = (): Promise<unknown> => get('/api/v1/me').catch(() => undefined);
