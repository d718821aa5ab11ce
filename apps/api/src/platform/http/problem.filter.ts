// One filter turns every failure into application/problem+json (RFC 9457); nothing of the inside leaks.
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { RefusalCode } from '@treize/contract/refusals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { Refusal } from './refusal';

const codeOfStatus: Record<number, RefusalCode> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media',
  429: 'too-many-requests',
  431: 'too-large',
  503: 'unavailable',
};

/** SQLSTATEs that mean "try again": lock wait, statement time-out, deadlock, serialization. */
const busyStates = new Set(['55P03', '57014', '40P01', '40001']);
/** Connection lost, shutting down, too many connections, disk full. */
const unavailableStates = /^(08|57P|53)/;

/** The refusal that stands for any error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof QueryFailedError) return refusalOfDatabase(error);
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const code = status === undefined ? undefined : codeOfStatus[status];
  if (code) return new Refusal(code);
  if (isConnectionFailure(error)) return new Refusal('unavailable', { retryAfter: 3 });
  return new Refusal('unexpected');
}

function refusalOfDatabase(error: QueryFailedError): Refusal {
  const state = (error.driverError as { code?: string }).code ?? '';
  if (busyStates.has(state)) return new Refusal('busy', { retryAfter: 2 });
  if (unavailableStates.test(state) || isConnectionFailure(error.driverError))
    return new Refusal('unavailable', { retryAfter: 3 });
  return new Refusal('unexpected');
}

const isConnectionFailure = (error: unknown): boolean =>
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded when trying to connect|Driver not Connected/.test(
    `${(error as { code?: string }).code ?? ''} ${(error as Error).message ?? ''}`,
  );

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const context = host.switchToHttp();
    const request = context.getRequest<FastifyRequest>();
    sendProblem(context.getResponse<FastifyReply>(), request, error, this.logger);
  }
}

export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  error: unknown,
  logger: Logger,
): void {
  const refusal = refusalOf(error);
  if (refusal.status >= 500 && refusal.code !== 'busy')
    logger.error(`${request.id} ${refusal.code}: ${(error as Error).stack ?? String(error)}`);
  if (refusal.about.retryAfter !== undefined)
    void reply.header('retry-after', String(refusal.about.retryAfter));
  void reply
    .status(refusal.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(refusal.toProblem(request.id)));
}
