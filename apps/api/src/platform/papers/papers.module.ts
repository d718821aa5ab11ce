// Documents, given to every room.
import { Global, Module } from '@nestjs/common';
import { Papers } from './papers.service';

@Global()
@Module({ providers: [Papers], exports: [Papers] })
export class PapersModule {}
