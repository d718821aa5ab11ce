// Calls of the device: enrol this browser, fetch a day, send records, read a sheet again.
import { inject, Injectable } from '@angular/core';
import { attendancePaths, sheet, type Sheet } from '@treize/contract/attendance';
import {
  dayPackage,
  devicePaths,
  enrolledDevice,
  syncAnswer,
  type DayPackage,
  type EnrolledDevice,
  type SyncAnswer,
} from '@treize/contract/devices';
import { Api } from '../../platform/api';
import { deviceName } from './device-name';

/** A village hall's network may keep a request for ever: past this, it is tried again. */
const patienceMs = 30_000;

function within<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), patienceMs);
  });
  return Promise.race([answer, tooLong]).finally(() => clearTimeout(timer));
}

/** @throws Refused, or DOMException when no answer comes */
@Injectable({ providedIn: 'root' })
export class DeviceApi {
  private readonly api = inject(Api);

  enrol(id: string): Promise<EnrolledDevice> {
    const name = deviceName(globalThis.navigator.userAgent);
    return within(this.api.post(devicePaths.enrol, { id, name }, enrolledDevice));
  }
  send(deviceId: string, records: string[]): Promise<SyncAnswer> {
    return within(this.api.post(devicePaths.sync(deviceId), { records }, syncAnswer));
  }
  day(sessionId: string, date: string): Promise<DayPackage> {
    return within(this.api.get(devicePaths.package(sessionId, date), dayPackage));
  }
  sheet(halfDayId: string): Promise<Sheet> {
    return within(this.api.get(attendancePaths.sheet(halfDayId), sheet));
  }
}
