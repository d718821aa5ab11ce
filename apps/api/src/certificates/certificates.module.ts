// Certificates: issued by the worker once a session is closed, verified by anybody, replaced when wrong.
import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module';
import { CertificatesController } from './certificates.controller';
import { CertificatesHandlers } from './certificates.handlers';
import { Certificates } from './certificates.service';
import { Issuing } from './issuing.service';

@Module({
  imports: [RegistrationsModule],
  controllers: [CertificatesController],
  providers: [Certificates, Issuing, CertificatesHandlers],
})
export class CertificatesModule {}
