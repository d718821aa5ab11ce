// Documents, given to every room.
import { Global, Module } from '@nestjs/common';
import { Signing } from '../pdf/signing/signing.service';
import { PaperLimits } from './paper-limits';
import { Papers } from './papers.service';

@Global()
@Module({ providers: [Papers, PaperLimits, Signing], exports: [Papers, PaperLimits] })
export class PapersModule {}
