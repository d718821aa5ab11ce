// Calls of the door: my half-days of the day, one of them with what I recorded, somebody by name, number or badge.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  badgeMatch,
  doorDesk,
  doorHalfDayList,
  doorMatchList,
  doorPaths,
  type BadgeMatch,
  type DoorMatch,
} from '@treize/contract/door';
import { Api } from '../../platform/api';

export const doorHalfDays = () =>
  httpResource(() => doorPaths.halfDays, { parse: (value) => doorHalfDayList.parse(value) });
export const doorOf = (halfDayId: () => string) =>
  httpResource(() => doorPaths.desk(halfDayId()), { parse: (value) => doorDesk.parse(value) });

/** @throws Refused */
@Injectable({ providedIn: 'root' })
export class DoorApi {
  private readonly api = inject(Api);

  search(halfDayId: string, typed: string): Promise<DoorMatch[]> {
    return this.api.get(`${doorPaths.search(halfDayId)}?${new URLSearchParams({ q: typed })}`, doorMatchList);
  }
  /** Whom a badge, or a number, names, and the one half-day that is open for them. */
  find(badge: string): Promise<BadgeMatch> {
    return this.api.get(`${doorPaths.badge}?${new URLSearchParams({ badge })}`, badgeMatch);
  }
}
