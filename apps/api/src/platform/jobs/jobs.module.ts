// The job queue and the worker's rounds, for every room.
import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.service';
import { Rounds } from './rounds.service';

@Global()
@Module({ providers: [Jobs, Rounds], exports: [Jobs, Rounds] })
export class JobsModule {}
