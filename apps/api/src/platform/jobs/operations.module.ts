// The operator's page over jobs and mails.
import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller';
import { Operations } from './operations.service';

@Module({ controllers: [OperationsController], providers: [Operations] })
export class OperationsModule {}
