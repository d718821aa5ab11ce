// Routes of the operator's page: queues, failed jobs, mails, retries.
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { done, jobBoard, mailList, mailQuery, operationPaths } from '@treize/contract/operations';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../http/actor';
import { Answers } from '../http/answers';
import { Permit } from '../http/permit';
import { Operations } from './operations.service';

const queueName = z
  .string()
  .regex(/^[a-z.-]{1,80}$/)
  .describe('name of a queue');

@Controller()
export class OperationsController {
  constructor(private readonly operations: Operations) {}

  @Get(operationPaths.jobs)
  @Permit('operations.read')
  @Answers(jobBoard)
  jobs(@CurrentActor() actor: Actor) {
    return this.operations.board(actor);
  }

  @Post(operationPaths.retryJob(':queue', ':jobId'))
  @Permit('operations.retry')
  @Answers(done)
  async retryJob(
    @CurrentActor() actor: Actor,
    @Param('queue', { schema: queueName }) queue: string,
    @Param('jobId', { schema: id }) jobId: string,
  ) {
    await this.operations.retryJob(actor, queue, jobId);
    return { done: true };
  }

  @Get(operationPaths.mails)
  @Permit('operations.read')
  @Answers(mailList)
  mails(@CurrentActor() actor: Actor, @Query({ schema: mailQuery }) query: z.output<typeof mailQuery>) {
    return this.operations.mails(actor, query);
  }

  @Post(operationPaths.retryMail(':mailId'))
  @Permit('operations.retry')
  @Answers(done)
  async retryMail(@CurrentActor() actor: Actor, @Param('mailId', { schema: id }) mailId: string) {
    await this.operations.retryMail(actor, mailId);
    return { done: true };
  }
}
