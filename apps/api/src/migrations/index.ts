// Every migration, in order. A change of schema is a new file and a new line here.
import { Platform1795305600001 } from './0001-platform';
import { Territories1795305600002 } from './0002-territories';
import { People1795305600003 } from './0003-people';
import { Auth1795305600004 } from './0004-auth';
import { Tracks1795305600005 } from './0005-tracks';
import { Sessions1795305600006 } from './0006-sessions';
import { Calendar1795305600007 } from './0007-calendar';
import { Registrations1795305600008 } from './0008-registrations';
import { Attendance1795305600009 } from './0009-attendance';
import { Certificates1795305600010 } from './0010-certificates';
import { Places1795305600011 } from './0011-places';
import { Mail1795305600012 } from './0012-mail';
import { Answers1795305600013 } from './0013-answers';
import { Mailings1795305600014 } from './0014-mailings';
import { Ledger1795305600015 } from './0015-ledger';
import { Signing1795305600016 } from './0016-signing';
import { CertificateCopies1795305600017 } from './0017-certificates';
import { Documents1795305600018 } from './0018-documents';
import { Unplaced1795305600019 } from './0019-unplaced';

export const migrations = [
  Platform1795305600001,
  Territories1795305600002,
  People1795305600003,
  Auth1795305600004,
  Tracks1795305600005,
  Sessions1795305600006,
  Calendar1795305600007,
  Registrations1795305600008,
  Attendance1795305600009,
  Certificates1795305600010,
  Places1795305600011,
  Mail1795305600012,
  Answers1795305600013,
  Mailings1795305600014,
  Ledger1795305600015,
  Signing1795305600016,
  CertificateCopies1795305600017,
  Documents1795305600018,
  Unplaced1795305600019,
];
