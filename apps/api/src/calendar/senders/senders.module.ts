// Wiring of the senders of regions.
import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { SendersController } from './senders.controller';
import { RegionSenders } from './senders.service';

@Module({ imports: [AuditModule], controllers: [SendersController], providers: [RegionSenders] })
export class SendersModule {}
