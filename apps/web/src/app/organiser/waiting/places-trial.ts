// "Et avec 5 places de plus ?": other numbers tried on the waiting list, the people named, then saved if wanted.
import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { placesDraft, type PlacesDraft, type PlacesTrial } from '@treize/contract/places';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { PlacesApi, placesOf } from '../places/places-api';
import { numbersOf, withMore, withNumbers, type Numbers } from './trial-numbers';
import { TrialAnswer } from './trial-answer';

@Component({
  selector: 'app-places-trial',
  imports: [Alert, Field, Icon, Loading, TrialAnswer],
  templateUrl: './places-trial.html',
  host: { class: 'stack' },
})
export class PlacesTrialForm {
  readonly sessionId = input.required<string>();
  readonly saved = output();

  protected readonly settings = placesOf(this.sessionId);
  protected readonly numbers = linkedSignal<Numbers>(() => {
    const settings = loaded(this.settings);
    return settings ? numbersOf(settings) : { capacity: '', share: '', limits: {} };
  });
  protected readonly answer = signal<{ trial: PlacesTrial; draft: PlacesDraft } | null>(null);
  protected readonly asked = signal(false);
  /** What is tried; undefined when a number is not one. */
  private readonly draft = computed(() => {
    const settings = loaded(this.settings);
    return settings && placesDraft.safeParse(withNumbers(settings, this.numbers())).data;
  });
  protected readonly wrong = computed(() =>
    this.asked() && !this.draft()
      ? 'Indiquez des nombres entiers de 0 à 2 000, ou laissez vide pour ne pas limiter.'
      : '',
  );
  protected readonly kept = signal('');
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly sending = new Sending();
  private readonly api = inject(PlacesApi);

  protected change(given: Partial<Numbers>): void {
    this.numbers.update((numbers) => ({ ...numbers, ...given }));
    this.answer.set(null);
    this.kept.set('');
  }

  protected changeLimit(id: string, text: string): void {
    this.change({ limits: { ...this.numbers().limits, [id]: text } });
  }

  protected async more(count: number): Promise<void> {
    if (this.sending.busy()) return;
    this.change({ capacity: withMore(this.numbers().capacity, count) });
    await this.attempt();
  }

  protected async attempt(): Promise<void> {
    this.asked.set(true);
    const draft = this.draft();
    if (!draft) return;
    const trial = await this.sending.run(() => this.api.trial(this.sessionId(), draft));
    // Numbers changed meanwhile: the answer is no longer about them.
    if (trial && draft === this.draft()) this.answer.set({ trial, draft });
  }

  protected async save(draft: PlacesDraft): Promise<void> {
    const version = loaded(this.settings)?.version;
    if (version === undefined) return;
    const saved = await this.sending.run(() => this.api.save(this.sessionId(), { ...draft, version }));
    if (!saved) return;
    this.answer.set(null);
    this.kept.set('Le changement est enregistré\u00a0; les places libérées sont proposées.');
    this.settings.reload();
    this.saved.emit();
    this.title().nativeElement.focus();
  }
}
