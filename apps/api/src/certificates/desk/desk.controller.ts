// Routes of the organiser's desk: the list, the acts on one certificate, everything in one file.
import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  certificatePrint,
  certificateReason,
  certificatesAsked,
  issuedCertificate,
  replacedCertificates,
  sessionCertificates,
} from '@treize/contract/certificates';
import { id } from '@treize/contract/fields';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { BulkDesk } from './bulk.service';
import { CertificateDesk } from './desk.service';

type Reason = z.output<typeof certificateReason>;
const binary = { schema: { type: 'string', format: 'binary' } } as const;
const download = (name: string): string => `attachment; filename="${name}"`;

@Controller('api/organiser')
export class DeskController {
  constructor(
    private readonly desk: CertificateDesk,
    private readonly bulk: BulkDesk,
  ) {}

  @Get('sessions/:id/certificates')
  @Permit('certificates.read')
  @Answers(sessionCertificates)
  ofSession(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.desk.ofSession(actor, sessionId);
  }

  @Post('sessions/:id/certificates/issue')
  @Permit('certificates.issue')
  @Answers(certificatesAsked)
  issue(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.desk.issue(actor, sessionId);
  }

  @Get('sessions/:id/certificates/all.zip')
  @Permit('certificates.read')
  @ApiProduces('application/zip')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async zip(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    const { ref, stream } = await this.bulk.zip(actor, sessionId);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: download(`certificats-${ref}.zip`),
    });
  }

  @Get('sessions/:id/certificates/all.csv')
  @Permit('certificates.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('cache-control', 'private, no-store')
  async csv(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    const { ref, text } = await this.bulk.csv(actor, sessionId);
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8',
      disposition: download(`certificats-${ref}.csv`),
    });
  }

  @Get('sessions/:id/certificates/print')
  @Permit('certificates.read')
  @Answers(certificatePrint)
  print(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.bulk.print(actor, sessionId);
  }

  @Post('sessions/:id/certificates/print')
  @Permit('certificates.read')
  @Answers(certificatePrint)
  askPrint(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.bulk.askPrint(actor, sessionId);
  }

  @Get('sessions/:id/certificates/print.pdf')
  @Permit('certificates.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async printPdf(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    const { ref, bytes } = await this.bulk.printPdf(actor, sessionId);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: download(`certificats-${ref}-a-imprimer.pdf`),
      length: bytes.length,
    });
  }

  @Post('certificates/:id/replace')
  @Permit('certificates.issue')
  @Answers(replacedCertificates)
  replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) certificateId: string,
    @Body({ schema: certificateReason }) { reason }: Reason,
  ) {
    return this.desk.replace(actor, certificateId, reason);
  }

  @Post('certificates/:id/revoke')
  @Permit('certificates.issue')
  @Answers(issuedCertificate)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) certificateId: string,
    @Body({ schema: certificateReason }) { reason }: Reason,
  ) {
    return this.desk.revoke(actor, certificateId, reason);
  }

  @Post('certificates/:id/send')
  @Permit('certificates.issue')
  @Answers(issuedCertificate)
  send(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    return this.desk.send(actor, certificateId);
  }
}
