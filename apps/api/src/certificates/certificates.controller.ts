// Routes of certificates for those they concern: one's own, files by link or signed in, the commune's.
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  awaitedCertificateList,
  linkedCertificateList,
  linkedFiles,
  myCertificateList,
  type LinkedFile,
} from '@treize/contract/certificates';
import { id, municipalityCode } from '@treize/contract/fields';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Awaited } from './issuing/awaited.service';
import { Certificates, type CertificateFile, type FileKind } from './certificates.service';

const token = z.string().regex(/^[\w-]{43}$/);
const linkedFile = z.enum(linkedFiles);
const binary = { schema: { type: 'string', format: 'binary' } } as const;
const types: Record<FileKind, string> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  jwt: 'application/vc+jwt',
};

const sent = ({ name, kind, bytes }: CertificateFile): StreamableFile =>
  new StreamableFile(bytes, {
    type: types[kind],
    disposition: `${kind === 'jwt' ? 'attachment' : 'inline'}; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    length: bytes.length,
  });

@Controller('api')
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly awaited: Awaited,
  ) {}

  @Get('certificates/mine')
  @Permit('self')
  @Answers(myCertificateList)
  mine(@CurrentActor() actor: Actor) {
    return this.certificates.mine(actor);
  }

  @Get('certificates/awaited')
  @Permit('self')
  @Answers(awaitedCertificateList)
  mineAwaited(@CurrentActor() actor: Actor) {
    return this.awaited.mine(actor);
  }

  @Get('certificates/link/:token/awaited')
  @Permit('public')
  @Header('cache-control', 'private, no-store')
  @Answers(awaitedCertificateList)
  linkedAwaited(@Param('token', { schema: token }) link: string) {
    return this.awaited.linked(link);
  }

  @Get('certificates/link/:token')
  @Permit('public')
  @Header('cache-control', 'private, no-store')
  @Answers(linkedCertificateList)
  linked(@Param('token', { schema: token }) link: string) {
    return this.certificates.linked(link);
  }

  @Get('certificates/link/:token/:file')
  @Permit('public')
  @ApiProduces('application/pdf', 'text/html', 'application/vc+jwt')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async fileByLink(
    @Param('token', { schema: token }) link: string,
    @Param('file', { schema: linkedFile }) file: LinkedFile,
  ) {
    return sent(await this.certificates.fileByLink(link, file));
  }

  @Get('certificates/:id/certificate.pdf')
  @Permit('self')
  @ApiProduces('application/pdf')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async pdf(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    return sent(await this.certificates.fileById(actor, certificateId, 'pdf'));
  }

  @Get('certificates/:id/certificate.html')
  @Permit('self')
  @ApiProduces('text/html')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async html(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    return sent(await this.certificates.fileById(actor, certificateId, 'html'));
  }

  @Get('certificates/:id/credential.jwt')
  @Permit('self')
  @ApiProduces('application/vc+jwt')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async credential(@CurrentActor() actor: Actor, @Param('id', { schema: id }) certificateId: string) {
    return sent(await this.certificates.fileById(actor, certificateId, 'jwt'));
  }

  @Get('municipality/:code/registrations/:id/certificate.pdf')
  @Permit('municipality.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(binary)
  @Header('cache-control', 'private, no-store')
  async fileForMunicipality(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: municipalityCode }) code: string,
    @Param('id', { schema: id }) registrationId: string,
  ) {
    return sent(await this.certificates.fileForMunicipality(actor, code, registrationId));
  }
}
