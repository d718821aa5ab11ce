// Calls of attendance: my sessions, the sheet of a half-day, what is recorded on it, seal, corrections, close.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  attendancePaths,
  attendanceRow,
  attendanceSessionList,
  closed,
  sheet,
  type AttendanceRow,
  type Strokes,
} from '@treize/contract/attendance';
import type { correctionDraft, walkInDraft } from '@treize/contract/attendance';
import { sessionPage, sessionPaths } from '@treize/contract/sessions';
import type * as z from 'zod';
import { Api } from '../platform/api';
import type { Command } from './outbox';

export const mySessions = () =>
  httpResource(() => attendancePaths.sessions, { parse: (value) => attendanceSessionList.parse(value) });
export const sheetOf = (halfDayId: () => string) =>
  httpResource(() => attendancePaths.sheet(halfDayId()), { parse: (value) => sheet.parse(value) });
/** The public page of the sheet's session, for the names of its trainers; asks nothing without an id. */
export const sessionOfSheet = (sessionId: () => string | undefined) =>
  httpResource(
    () => {
      const id = sessionId();
      return id === undefined ? undefined : sessionPaths.session(id);
    },
    { parse: (value) => sessionPage.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class AttendanceApi {
  private readonly api = inject(Api);

  /** A mark or a signature; the answer is the person's row as the server now holds it. */
  record(halfDayId: string, { kind, body }: Command): Promise<AttendanceRow> {
    const path = kind === 'mark' ? attendancePaths.marks(halfDayId) : attendancePaths.signatures(halfDayId);
    return this.api.post(path, body, attendanceRow);
  }
  walkIn(halfDayId: string, draft: z.output<typeof walkInDraft>) {
    return this.api.post(attendancePaths.walkIns(halfDayId), draft, attendanceRow);
  }
  seal(halfDayId: string, strokes: Strokes | null) {
    return this.api.post(attendancePaths.seal(halfDayId), { strokes }, sheet);
  }
  correct(halfDayId: string, draft: z.output<typeof correctionDraft>) {
    return this.api.post(attendancePaths.corrections(halfDayId), draft, attendanceRow);
  }
  close(sessionId: string) {
    return this.api.post(attendancePaths.close(sessionId), {}, closed);
  }
}
