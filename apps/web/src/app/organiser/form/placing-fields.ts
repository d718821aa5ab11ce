// When and where, in the organiser's forms: days and half-days to add and remove, venue to choose or create.
import { Component, computed, input, output, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import type { OrganiserOptions, SessionDraft, Venue } from '@treize/contract/sessions';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { isFault, planTimetable, plannedMinutes } from '@treize/rules/sessions/timetable';
import { frenchDate, frenchDuration } from '@treize/rules/time/french';
import { addDays } from '@treize/rules/time/wall';
import { periodWords } from '../../platform/session-words';
import { newDay, usualTimes, type DayText, type Period } from './session-text';
import { VenueForm } from './venue-form';

/** Sentences by id of the control. */
export type Messages = Readonly<Record<string, string>>;

@Component({
  selector: 'app-placing-fields',
  imports: [Field, FormField, Icon, VenueForm],
  templateUrl: './placing-fields.html',
  host: { class: 'stack loose' },
  styles: `
    .half-day {
      display: grid;
      gap: var(--space-3) var(--space-4);
      align-items: end;
    }
    @media (min-width: 600px) {
      .half-day {
        grid-template-columns: 4fr 3fr 3fr 7rem;
      }
    }
  `,
})
export class PlacingFields {
  readonly days = input.required<FieldTree<DayText[]>>();
  readonly venueId = input.required<FieldTree<string>>();
  readonly room = input.required<FieldTree<string>>();
  readonly joinUrl = input.required<FieldTree<string>>();
  readonly format = input.required<SessionDraft['format']>();
  readonly regionCode = input.required<string>();
  readonly options = input.required<OrganiserOptions>();
  readonly messages = input.required<Messages>();
  /** Minutes of the module, to compare with what is typed; null when no module is chosen. */
  readonly moduleMinutes = input<number | null>(null);
  /** True once published: people know the place, so it can change but not be taken away. */
  readonly placeDue = input(false);
  readonly venueCreated = output<Venue>();

  protected readonly beforePublishing = 'À indiquer avant de publier.';
  protected readonly linkHint = 'Commence par https://. Seules les personnes confirmées le voient.';
  protected readonly addingVenue = signal(false);
  protected readonly onSite = computed(() => this.format() !== 'REMOTE');
  protected readonly remote = computed(() => this.format() !== 'ONSITE');
  protected readonly venues = computed(() =>
    this.options().venues.filter(
      ({ regionCode, id }) => regionCode === this.regionCode() || id === this.venueId()().value(),
    ),
  );
  protected readonly periods: readonly Period[] = ['AM', 'PM', 'EVENING'];
  protected readonly periodWords = periodWords;
  /** "6 h saisies, 7 h prévues par le module": told as one types, once the timetable holds. */
  protected readonly duration = computed(() => {
    const days = this.days()().value();
    if (days.some(({ date }) => date === '')) return '';
    const planned = planTimetable(days);
    if (isFault(planned)) return '';
    const typed = plannedMinutes(planned.days);
    const expected = this.moduleMinutes();
    const told = `Durée\u00a0: ${frenchDuration(typed)}`;
    return expected === null || expected === typed
      ? told
      : `${told}, le module en prévoit ${frenchDuration(expected)}`;
  });

  protected dayTitle(day: DayText, index: number): string {
    return `Journée ${index + 1}${day.date === '' ? '' : ` : ${frenchDate(day.date)}`}`;
  }

  protected addDay(): void {
    const last = this.days()().value().at(-1);
    const day = newDay(last?.date ? addDays(last.date, 1) : '');
    this.days()().value.update((days) => [
      ...days,
      { ...day, halfDays: last ? last.halfDays.map((half) => ({ ...half })) : day.halfDays },
    ]);
  }

  protected removeDay(index: number): void {
    this.days()().value.update((days) => days.filter((_, at) => at !== index));
  }

  /** The first period of the day that is free. */
  protected addHalfDay(index: number): void {
    this.changeDay(index, (day) => {
      const free = this.periods.find((period) => !day.halfDays.some((half) => half.period === period));
      return free ? { ...day, halfDays: [...day.halfDays, { ...usualTimes[free] }] } : day;
    });
  }

  protected removeHalfDay(index: number, half: number): void {
    this.changeDay(index, (day) => ({ ...day, halfDays: day.halfDays.filter((_, at) => at !== half) }));
  }

  protected created(venue: Venue): void {
    this.venueCreated.emit(venue);
    this.addingVenue.set(false);
    setTimeout(() => document.getElementById('venueId')?.focus());
  }

  private changeDay(index: number, change: (day: DayText) => DayText): void {
    this.days()().value.update((days) => days.map((day, at) => (at === index ? change(day) : day)));
  }
}
