// Documents, given to every room.
import { Global, Module } from '@nestjs/common';
import { Signing } from '../pdf/signing/signing.service';
import { Papers } from './papers.service';

@Global()
@Module({ providers: [Papers, Signing], exports: [Papers] })
export class PapersModule {}
