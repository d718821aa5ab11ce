// Certificates: issued by the worker once a session is closed, verified by anybody, replaced when wrong.
import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module';
import { CertificatesController } from './certificates.controller';
import { CertificatesHandlers } from './certificates.handlers';
import { Certificates } from './certificates.service';
import { Credentials } from './credentials/credentials.service';
import { BulkDesk } from './desk/bulk.service';
import { DeskController } from './desk/desk.controller';
import { CertificateDesk } from './desk/desk.service';
import { Prints } from './desk/prints.service';
import { Awaited } from './issuing/awaited.service';
import { Drafting } from './issuing/drafting.service';
import { Issuing } from './issuing/issuing.service';
import { Letters } from './issuing/letters.service';
import { VerificationController } from './verification/verification.controller';
import { Verifying } from './verification/verification.service';

@Module({
  imports: [RegistrationsModule],
  controllers: [CertificatesController, VerificationController, DeskController],
  providers: [
    Awaited,
    Certificates,
    Credentials,
    Drafting,
    Letters,
    Issuing,
    Verifying,
    CertificateDesk,
    Prints,
    BulkDesk,
    CertificatesHandlers,
  ],
})
export class CertificatesModule {}
