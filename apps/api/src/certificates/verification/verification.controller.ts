// Public routes: verification by code, by file or by name; the issuer, its keys and the list of credentials withdrawn.
import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  certificateCode,
  fileHash,
  nameAnswer,
  nameCheck,
  verification,
} from '@treize/contract/certificates';
import { issuerProfile, publicJwk } from '@treize/contract/credentials';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Credentials } from '../credentials/credentials.service';
import { Verifying } from './verification.service';

const keyId = z.string().regex(/^[0-9a-f]{16}$/);
/** A few thousand lists hold more certificates than there will ever be. */
const list = z.coerce.number().int().min(0).max(9999);

@Controller('api/certificates')
export class VerificationController {
  constructor(
    private readonly verifying: Verifying,
    private readonly credentials: Credentials,
  ) {}

  @Get('verify/:code')
  @Permit('public')
  @Answers(verification)
  byCode(@Param('code', { schema: certificateCode }) code: string) {
    return this.verifying.byCode(code);
  }

  @Get('files/:sha256')
  @Permit('public')
  @Answers(verification)
  byHash(@Param('sha256', { schema: fileHash }) sha256: string) {
    return this.verifying.byHash(sha256);
  }

  @Post('verify/:code/name')
  @Permit('public')
  @Answers(nameAnswer)
  confirmName(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: certificateCode }) code: string,
    @Body({ schema: nameCheck }) { name }: z.output<typeof nameCheck>,
  ) {
    return this.verifying.confirmName(actor, code, name);
  }

  @Get('issuer')
  @Permit('public')
  @Header('access-control-allow-origin', '*')
  @Answers(issuerProfile)
  issuer() {
    return this.credentials.profile();
  }

  @Get('keys/:keyId')
  @Permit('public')
  @Header('access-control-allow-origin', '*')
  @Answers(publicJwk)
  key(@Param('keyId', { schema: keyId }) id: string) {
    return this.credentials.key(id);
  }

  @Get('status/:list')
  @Permit('public')
  @ApiProduces('application/vc+jwt')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('access-control-allow-origin', '*')
  @Header('content-type', 'application/vc+jwt')
  @Header('cache-control', 'public, max-age=60')
  statusList(@CurrentActor() actor: Actor, @Param('list', { schema: list }) number: number) {
    return this.verifying.statusList(actor, number);
  }
}
