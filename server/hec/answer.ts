import type { FastifyError } from 'fastify';
import { Fault, type FaultCode } from '../../shared/domain/fault.ts';
import { isTransient } from '../../shared/node/db/transient.ts';

/**
 * What Splunk's HTTP Event Collector answers: HTTP status, text and code.
 * https://help.splunk.com/en/splunk-enterprise/get-data-in/collect-http-event-data/troubleshoot-http-event-collector
 */
export const hecAnswers = {
  success: [200, 'Success', 0],
  tokenDisabled: [403, 'Token disabled', 1],
  tokenRequired: [401, 'Token is required', 2],
  invalidAuthorization: [401, 'Invalid authorization', 3],
  invalidToken: [403, 'Invalid token', 4],
  noData: [400, 'No data', 5],
  invalidFormat: [400, 'Invalid data format', 6],
  internalError: [500, 'Internal server error', 8],
  busy: [503, 'Server is busy', 9],
  channelMissing: [400, 'Data channel is missing', 10],
  invalidChannel: [400, 'Invalid data channel', 11],
  eventRequired: [400, 'Event field is required', 12],
  eventBlank: [400, 'Event field cannot be blank', 13],
  invalidFields: [400, 'Error in handling indexed fields', 15],
  noQueryToken: [400, 'Query string authorization is not enabled', 16],
  healthy: [200, 'HEC is healthy', 17],
  queuesFull: [503, 'HEC is unhealthy, queues are full', 18],
  noAcks: [503, 'HEC is unhealthy, ack service unavailable', 19],
  unhealthy: [503, 'HEC is unhealthy, queues are full, ack service unavailable', 20],
  tooLarge: [413, 'Request entity too large', 27],
} as const satisfies Record<string, readonly [status: number, text: string, code: number]>;
export type HecAnswerName = keyof typeof hecAnswers;

/** What Splunk does not say itself: which of the events was at fault. */
export interface HecDetail {
  /** From 0. */
  readonly eventNumber: number;
  readonly reason: string;
}

/** A refusal in Splunk's words. */
export class HecRefusal extends Error {
  override readonly name = 'HecRefusal';
  readonly answer: HecAnswerName;
  readonly detail: HecDetail | undefined;
  /** When it is worth trying again. */
  readonly retryAfterS: number | undefined;

  constructor(answer: HecAnswerName, detail?: HecDetail, retryAfterS?: number) {
    super(hecAnswers[answer][1]);
    this.answer = answer;
    this.detail = detail;
    this.retryAfterS = retryAfterS;
  }
}

/** Senders know Splunk's codes and no others; 503 is what makes all of them try again. */
const BY_FAULT: Readonly<Record<FaultCode, HecAnswerName>> = {
  bad_request: 'invalidFormat',
  unauthenticated: 'invalidToken',
  forbidden: 'tokenDisabled',
  not_found: 'invalidFormat',
  conflict: 'invalidFormat',
  too_large: 'tooLarge',
  unsupported: 'invalidFormat',
  too_many: 'busy',
  unavailable: 'busy',
};

/** Whatever was thrown, as Splunk would say it. */
export function refusalOf(error: Error): HecRefusal {
  if (error instanceof HecRefusal) return error;
  if (error instanceof Fault) return new HecRefusal(BY_FAULT[error.code], undefined, error.retryAfterS);
  if (isTransient(error)) return new HecRefusal('busy');
  const { statusCode = 500 } = error as FastifyError;
  if (statusCode === 413) return new HecRefusal('tooLarge');
  return new HecRefusal(statusCode < 500 ? 'invalidFormat' : 'internalError');
}
