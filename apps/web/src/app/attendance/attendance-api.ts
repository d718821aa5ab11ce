// Calls of attendance: my sessions, the sheet of a half-day, its day, what waits for a decision, corrections, close.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  attendancePaths,
  attendanceRow,
  attendanceSessionList,
  closed,
  sheet,
} from '@treize/contract/attendance';
import type { correctionDraft } from '@treize/contract/attendance';
import { dayPackage, devicePaths, unresolvedList, unresolvedRecord } from '@treize/contract/devices';
import type { resolutionDraft } from '@treize/contract/devices';
import { badgeMatch, doorPaths } from '@treize/contract/door';
import type * as z from 'zod';
import { Api } from '../platform/api';

export const mySessions = () =>
  httpResource(() => attendancePaths.sessions, { parse: (value) => attendanceSessionList.parse(value) });
export const sheetOf = (halfDayId: () => string) =>
  httpResource(() => attendancePaths.sheet(halfDayId()), { parse: (value) => sheet.parse(value) });
/** What a day needs beyond its sheets (rules, communes, room codes), read online; asks nothing without a day. */
export const dayOf = (day: () => { sessionId: string; date: string } | undefined) =>
  httpResource(
    () => {
      const asked = day();
      return asked && devicePaths.package(asked.sessionId, asked.date);
    },
    { parse: (value) => dayPackage.parse(value) },
  );
/** What the server could not place, of one session. */
export const unresolvedOf = (sessionId: () => string | undefined) =>
  httpResource(
    () => {
      const id = sessionId();
      return id === undefined ? undefined : devicePaths.unresolved(id);
    },
    { parse: (value) => unresolvedList.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class AttendanceApi {
  private readonly api = inject(Api);

  sheet(halfDayId: string) {
    return this.api.get(attendancePaths.sheet(halfDayId), sheet);
  }
  /** Whom a badge, or a number, names, and the one half-day that is open for them. */
  badge(text: string) {
    return this.api.get(`${doorPaths.badge}?${new URLSearchParams({ badge: text })}`, badgeMatch);
  }
  correct(halfDayId: string, draft: z.output<typeof correctionDraft>) {
    return this.api.post(attendancePaths.corrections(halfDayId), draft, attendanceRow);
  }
  resolve(recordId: string, draft: z.output<typeof resolutionDraft>) {
    return this.api.post(devicePaths.resolve(recordId), draft, unresolvedRecord);
  }
  close(sessionId: string) {
    return this.api.post(attendancePaths.close(sessionId), {}, closed);
  }
}
