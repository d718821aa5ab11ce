// The sheet of a badge that belongs to another session: asked of the server, or found among what this device keeps.
import { inject } from '@angular/core';
import { AttendanceApi } from '../attendance-api';
import { Device } from '../device/device';
import { problemOf } from '../../platform/refused';
import { openFor } from './badge-reading';

export class Elsewhere {
  private readonly api = inject(AttendanceApi);
  private readonly device = inject(Device);

  async find(badge: string, sessionId: string): Promise<{ halfDayId: string } | { refused: string }> {
    if (!this.device.online()) return this.kept(sessionId);
    try {
      return await this.api.badge(badge);
    } catch (error) {
      const { code } = problemOf(error);
      return code === 'unavailable' ? this.kept(sessionId) : { refused: code };
    }
  }

  private kept(sessionId: string): ReturnType<typeof openFor> {
    const halfDays = this.device.prepared().flatMap((day) =>
      day.halfDays.flatMap((halfDayId) => {
        const sheet = this.device.sheet(halfDayId)()?.sheet;
        if (!sheet) return [];
        const { opensAt, halfDay } = sheet;
        return [{ halfDayId, sessionId: day.sessionId, opensAt, endsAt: halfDay.endsAt }];
      }),
    );
    return openFor(sessionId, halfDays, new Date());
  }
}
