// Every entity, room by room; the order does not matter.
import { AttendanceDevice, DeviceRecordRow } from './attendance/devices/device.entity';
import { AttendanceFact } from './attendance/ledger/attendance-fact.entity';
import { AttendanceSheet } from './attendance/sealing/attendance-sheet.entity';
import { ResolutionRow, UnresolvedRow, WalkInRow } from './attendance/unresolved/unresolved.entity';
import { AuditEvent } from './audit/audit-event.entity';
import { GrantRow } from './auth/grant.entity';
import { Login } from './auth/login.entity';
import { SignInRequest } from './auth/sign-in-request.entity';
import { Certificate } from './certificates/certificate.entity';
import { Mandate } from './people/mandate.entity';
import { Organization } from './people/organization.entity';
import { Person } from './people/person.entity';
import { Position } from './people/position.entity';
import { Invitation } from './calendar/invitation.entity';
import type { Entities } from './platform/database/database.module';
import { Mail } from './platform/mail/mail.entity';
import { Registration } from './registrations/registration.entity';
import { DepartmentEntity } from './territories/department.entity';
import { EpciEntity } from './territories/epci.entity';
import { MunicipalityEntity } from './territories/municipality.entity';
import { MunicipalityKeyEntity } from './territories/municipality-key.entity';
import { ProgrammeLabelEntity } from './territories/programme-label.entity';
import { ReferenceLoadEntity } from './territories/reference-load.entity';
import { RegionEntity } from './territories/region.entity';
import { HalfDay, SessionDay, SessionTrainer } from './sessions/half-day.entity';
import { Session } from './sessions/session.entity';
import { Venue } from './sessions/venue.entity';
import { Theme } from './tracks/theme.entity';
import { Track, TrackModule } from './tracks/track.entity';
import { TrainingModule } from './tracks/training-module.entity';

export const entities: Entities = [
  DepartmentEntity,
  EpciEntity,
  MunicipalityEntity,
  MunicipalityKeyEntity,
  ProgrammeLabelEntity,
  ReferenceLoadEntity,
  RegionEntity,
  Mail,
  AuditEvent,
  Organization,
  Person,
  Mandate,
  Position,
  SignInRequest,
  Login,
  GrantRow,
  Theme,
  TrainingModule,
  Track,
  TrackModule,
  Venue,
  Session,
  SessionDay,
  HalfDay,
  SessionTrainer,
  Invitation,
  Registration,
  AttendanceDevice,
  DeviceRecordRow,
  UnresolvedRow,
  ResolutionRow,
  WalkInRow,
  AttendanceFact,
  AttendanceSheet,
  Certificate,
];
