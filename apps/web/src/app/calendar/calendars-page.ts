// Subscribing to the calendars: the country's, a region's, a track's, and one's own once signed in.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { Identity } from '../platform/identity';
import { loaded } from '../platform/loaded';
import { publicFeedsResource } from './calendar-api';
import { allFeeds, askedKey, feedGroups, queryOf } from './feed-choice';
import { MyCalendarPart } from './my-calendar';
import { SubscribeBox } from './subscribe-box';

@Component({
  selector: 'app-calendars-page',
  imports: [Alert, Field, Loading, MyCalendarPart, RouterLink, SubscribeBox],
  templateUrl: './calendars-page.html',
  host: { class: 'page' },
})
export class CalendarsPage {
  /** `?region=84` and `?track=<id>`: the calendar to show. */
  readonly region = input<string>();
  readonly track = input<string>();
  private readonly router = inject(Router);

  protected readonly me = inject(Identity).me;
  protected readonly feeds = publicFeedsResource();
  protected readonly groups = computed(() => {
    const feeds = loaded(this.feeds);
    return feeds && feedGroups(feeds);
  });
  private readonly asked = computed(() => askedKey(this.region(), this.track()));
  protected readonly shown = computed(() => {
    const groups = this.groups();
    return groups && (allFeeds(groups).find(({ key }) => key === this.asked()) ?? groups.national);
  });
  /** The address asked for a calendar that does not exist. */
  protected readonly isUnknown = computed(() => {
    const shown = this.shown();
    return shown !== undefined && shown.key !== this.asked();
  });

  /** The address keeps the choice: a page of a region links to its own calendar. */
  protected choose(key: string): void {
    void this.router.navigate([], { queryParams: queryOf(key), replaceUrl: true });
  }
}
