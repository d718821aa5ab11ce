// The list of rooms, in order: each one may import those above it.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { entities } from './entities';
import type { Config } from './platform/config';
import { CONFIG, PROCESS_ROLE, type ProcessRole } from './platform/config.token';
import { DatabaseModule } from './platform/database/database.module';
import { HttpModule } from './platform/http/http.module';
import { KeysModule } from './platform/keys/keys.module';
import { JobsModule } from './platform/jobs/jobs.module';
import { PapersModule } from './platform/papers/papers.module';
import { OperationsModule } from './platform/jobs/operations.module';
import { InboxModule } from './platform/inbox/inbox.module';
import { MailModule } from './platform/mail/mail.module';
import { TerritoriesModule } from './territories/territories.module';
import { AuditModule } from './audit/audit.module';
import { AuthModule } from './auth/auth.module';
import { PeopleModule } from './people/people.module';
import { TracksModule } from './tracks/tracks.module';
import { RegistrationsModule } from './registrations/registrations.module';
import { SessionsModule } from './sessions/sessions.module';
import { AttendanceModule } from './attendance/attendance.module';
import { CalendarModule } from './calendar/calendar.module';
import { CertificatesModule } from './certificates/certificates.module';
import { MailingsModule } from './mailings/mailings.module';

@Global()
@Module({})
class SettingsModule {
  static of(config: Config, role: ProcessRole): DynamicModule {
    return {
      module: SettingsModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: PROCESS_ROLE, useValue: role },
      ],
      exports: [CONFIG, PROCESS_ROLE],
    };
  }
}

@Module({})
export class AppModule {
  static of(config: Config, role: ProcessRole): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(config, role),
        DatabaseModule.forRoot(config, entities),
        JobsModule,
        HttpModule,
        KeysModule,
        PapersModule,
        MailModule,
        InboxModule,
        OperationsModule,
        AuditModule,
        TerritoriesModule,
        PeopleModule,
        AuthModule,
        TracksModule,
        SessionsModule,
        CalendarModule,
        RegistrationsModule,
        AttendanceModule,
        CertificatesModule,
        MailingsModule,
      ],
    };
  }
}
