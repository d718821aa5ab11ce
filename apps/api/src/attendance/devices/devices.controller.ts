// Routes of a trainer's device: enrolling, what it takes for a day, the records it sends.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  dayPackage,
  deviceDraft,
  devicePaths,
  enrolledDevice,
  syncAnswer,
  syncDraft,
} from '@treize/contract/devices';
import { id, localDate } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Records } from '../records/records.service';
import { DayPackages } from './day-package.service';
import { Devices } from './devices.service';

@Controller()
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly packages: DayPackages,
    private readonly records: Records,
  ) {}

  @Post(devicePaths.enrol)
  @Permit('attendance.greet')
  @Answers(enrolledDevice)
  enrol(@CurrentActor() actor: Actor, @Body({ schema: deviceDraft }) draft: z.output<typeof deviceDraft>) {
    return this.devices.enrol(actor, draft);
  }

  @Get(devicePaths.package(':sessionId', ':date'))
  @Permit('attendance.record')
  @Answers(dayPackage)
  package(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Param('date', { schema: localDate }) date: string,
  ) {
    return this.packages.read(actor, sessionId, date);
  }

  @Post(devicePaths.sync(':deviceId'))
  @Permit('attendance.greet')
  @Answers(syncAnswer)
  take(
    @CurrentActor() actor: Actor,
    @Param('deviceId', { schema: id }) deviceId: string,
    @Body({ schema: syncDraft }) { records }: z.output<typeof syncDraft>,
  ) {
    return this.records.take(actor, deviceId, records);
  }
}
