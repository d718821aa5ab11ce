// What the module of attendance takes from devices: enrolling, packages, records, arrivals, the tray.
import { ArrivalRulesService } from '../arrivals/arrival-rules.service';
import { ArrivalsController } from '../arrivals/arrivals.controller';
import { BadgeSheets } from '../arrivals/badge-sheets.service';
import { Badges } from '../arrivals/badges.service';
import { Door } from '../arrivals/door.service';
import { DoorDesk } from '../arrivals/door-desk.service';
import { Placing } from '../records/placing.service';
import { Records } from '../records/records.service';
import { UnresolvedController } from '../unresolved/unresolved.controller';
import { Unresolved } from '../unresolved/unresolved.service';
import { DayPackages } from './day-package.service';
import { DevicesController } from './devices.controller';
import { Devices } from './devices.service';

export const deviceControllers = [DevicesController, ArrivalsController, UnresolvedController];
export const deviceProviders = [
  Devices,
  DayPackages,
  Records,
  Placing,
  ArrivalRulesService,
  Badges,
  BadgeSheets,
  Door,
  DoorDesk,
  Unresolved,
];
