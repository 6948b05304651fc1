import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DetailedFault, Fault, type FaultCode } from '../../shared/domain/fault.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import type { Problem } from '../../shared/wire/http/problem.ts';
import { misspelt } from './misspelt.ts';

const STATUS: Record<FaultCode, readonly [status: number, title: string]> = {
  bad_request: [400, 'Bad request'],
  unauthenticated: [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Too large'],
  unsupported: [415, 'Unsupported'],
  too_many: [429, 'Too many requests'],
  unavailable: [503, 'Temporarily unavailable'],
};
/** When to try again after a 503: the embedded database restarts in about this time. */
const RETRY_AFTER_S = 2;

export function problemOf(thrown: Error): Problem {
  const error = isTransient(thrown)
    ? new Fault('unavailable', 'the database is not answering; try again')
    : thrown;
  if (error instanceof Fault) {
    const [status, title] = STATUS[error.code];
    const field = error.field === undefined ? {} : { field: error.field };
    const more = error instanceof DetailedFault ? error.details : {};
    return { type: `urn:watchfloor:${error.code}`, title, status, detail: error.message, ...field, ...more };
  }
  const { statusCode: status = 500, validation, code, message } = error as FastifyError;
  if (status >= 500) {
    const detail = 'the fault is ours; the log has it under this request id';
    return { type: 'about:blank', title: 'Internal error', status: 500, detail };
  }
  const said = validation ? misspelt(error as FastifyError) : { detail: WORDS[code] ?? message };
  return { ...kindOf(status), status, ...said };
}

/** What Fastify refuses by itself, with what to do about it. */
const WORDS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'the body is larger than this address takes; send less at a time',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'this Content-Type is not taken here; send application/json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'the body is empty; send JSON',
};

/** A refusal of Fastify's under the name of our own with the same status. */
function kindOf(status: number): Pick<Problem, 'type' | 'title'> {
  const known = Object.entries(STATUS).find(([, [ours]]) => ours === status);
  if (known === undefined) return { type: 'about:blank', title: 'Bad request' };
  const [code, [, title]] = known;
  return { type: `urn:watchfloor:${code}`, title };
}

/** Callers of sign-in look for better-auth's `message`. */
const send = (reply: FastifyReply, problem: Problem): FastifyReply => {
  if (problem.status === 503 && !reply.hasHeader('retry-after')) {
    void reply.header('retry-after', RETRY_AFTER_S);
  }
  const said = reply.request.url.startsWith('/api/auth/') ? { ...problem, message: problem.detail } : problem;
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(said));
};

/** What Fastify refuses before any hook: an address that is none. */
export const refuseAddress = (reply: FastifyReply): FastifyReply =>
  send(reply, {
    type: 'about:blank',
    title: 'Bad request',
    status: 400,
    detail: 'this address is not spelled as one; escape what is no plain character',
  });

/** A person who mistyped an address, where a program would ask for an answer it can read. */
const isPerson = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

/** Every error leaves as RFC 9457 problem details; only faults and client errors say what happened. */
export function problems(app: FastifyInstance): void {
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && problem.status !== 503) request.log.error({ err: error }, 'request failed');
    if (error instanceof Fault && error.retryAfterS !== undefined) {
      void reply.header('retry-after', error.retryAfterS);
    }
    return send(reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    // The console says it in its own words, with a way on.
    if (isPerson(request) && app.hasReplyDecorator('sendFile')) return reply.code(404).sendFile('index.html');
    return send(reply, {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: `there is no ${request.method} ${request.url.split('?')[0]}; see /api/docs`,
    });
  });
}
