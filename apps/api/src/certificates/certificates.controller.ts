// Routes of certificates: public verification, one's own, files, the organiser's list and replacement.
import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  certificateCode,
  certificateReplace,
  issuedCertificate,
  issuedCertificateList,
  myCertificateList,
  verification,
} from '@treize/contract/certificates';
import { id, municipalityCode } from '@treize/contract/fields';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Certificates, type CertificateFile } from './certificates.service';

const token = z.string().regex(/^[\w-]{43}$/);
const pdfSchema = { schema: { type: 'string', format: 'binary' } } as const;

const sent = ({ name, bytes }: CertificateFile): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    length: bytes.length,
  });

@Controller('api')
export class CertificatesController {
  constructor(private readonly certificates: Certificates) {}

  @Get('certificates/verify/:code')
  @Permit('public')
  @Answers(verification)
  verify(@Param('code', { schema: certificateCode }) code: string) {
    return this.certificates.verify(code);
  }

  @Get('certificates/mine')
  @Permit('self')
  @Answers(myCertificateList)
  mine(@CurrentActor() actor: Actor) {
    return this.certificates.mine(actor);
  }

  @Get('certificates/link/:token/certificate.pdf')
  @Permit('public')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdfSchema)
  @Header('cache-control', 'private, no-store')
  async fileByLink(@Param('token', { schema: token }) link: string) {
    return sent(await this.certificates.fileByLink(link));
  }

  @Get('certificates/:id/certificate.pdf')
  @Permit('self')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdfSchema)
  @Header('cache-control', 'private, no-store')
  async file(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    return sent(await this.certificates.fileById(actor, certificateId));
  }

  @Get('municipality/:code/registrations/:id/certificate.pdf')
  @Permit('municipality.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdfSchema)
  @Header('cache-control', 'private, no-store')
  async fileForMunicipality(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('id', { schema: id }) registrationId: string,
  ) {
    return sent(await this.certificates.fileForMunicipality(actor, code, registrationId));
  }

  @Get('organiser/sessions/:id/certificates')
  @Permit('certificates.read')
  @Answers(issuedCertificateList)
  ofSession(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.certificates.ofSession(actor, sessionId);
  }

  @Post('organiser/certificates/:id/replace')
  @Permit('certificates.issue')
  @Answers(issuedCertificate)
  replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) certificateId: string,
    @Body({ schema: certificateReplace }) { reason }: z.output<typeof certificateReplace>,
  ) {
    return this.certificates.replace(actor, certificateId, reason);
  }
}
