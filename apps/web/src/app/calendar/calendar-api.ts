// Calls of the calendars: the public feeds, and how a signed-in person wants theirs.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { calendarPaths, myCalendar, publicFeeds, type MyCalendar } from '@treize/contract/calendar';
import { Api } from '../platform/api';

/** Call in an injection context. */
export const publicFeedsResource = () =>
  httpResource(() => calendarPaths.feeds, { parse: (value) => publicFeeds.parse(value) });

/** Call in an injection context, for somebody signed in. */
export const myCalendarResource = () =>
  httpResource(() => calendarPaths.mine, { parse: (value) => myCalendar.parse(value) });

@Injectable({ providedIn: 'root' })
export class CalendarApi {
  private readonly api = inject(Api);

  choose(choice: Pick<MyCalendar, 'channel' | 'includesMailed'>): Promise<MyCalendar> {
    return this.api.put(calendarPaths.mine, choice, myCalendar);
  }

  /** A new secret address; the old one is gone. */
  renew(): Promise<MyCalendar> {
    return this.api.post(calendarPaths.renewMine, {}, myCalendar);
  }
}
