// Registering several people of a commune: paste or type, correct in place, check what will happen, send what is good.
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PastedList } from '@treize/rules/registrations/pasted-list';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { PageTitle } from '../../platform/page-title';
import { isMissing } from '../../platform/refused';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { phaseWords, plural } from '../../platform/session-words';
import { MunicipalityApi, myMunicipalities, sessionToFill } from '../municipality-api';
import { ChoicesForAll } from './choices-for-all';
import { ListDesk } from './list-desk';
import { rowOfPasted } from './list-row';
import { ListTable } from './list-table';
import { countedText } from './outcome-words';
import { PasteBox } from './paste-box';
import { SeveralResults } from './several-results';
import { listName, readList, saveList } from './saved-list';

@Component({
  selector: 'app-register-several',
  imports: [
    Alert,
    ChoicesForAll,
    Confirm,
    Icon,
    ListTable,
    Loading,
    PasteBox,
    RouterLink,
    SessionFacts,
    SeveralResults,
  ],
  templateUrl: './register-several.html',
  host: { class: 'page' },
})
export class RegisterSeveral {
  private readonly api = inject(MunicipalityApi);
  readonly code = input.required<string>();
  readonly sessionId = input.required<string>();

  protected readonly session = sessionToFill(this.sessionId);
  private readonly communes = myMunicipalities();
  protected readonly commune = computed(
    () => loaded(this.communes)?.find(({ code }) => code === this.code())?.name ?? '',
  );
  protected readonly missing = computed(
    () => isMissing(this.session.error()) || (this.communes.hasValue() && this.commune() === ''),
  );
  protected readonly closed = computed(() => {
    const session = loaded(this.session);
    if (!session) return '';
    if (session.closedAt) return 'Les inscriptions à cette session sont closes.';
    return session.phase === 'PUBLISHED'
      ? ''
      : `État de la session\u00a0: ${phaseWords[session.phase].text}.`;
  });

  private readonly saved = linkedSignal(() => readList(listName(this.code(), this.sessionId())));
  protected readonly pasted = linkedSignal(() => this.saved()?.pasted ?? '');
  private readonly ground = computed(() => ({
    commune: { code: this.code(), name: this.commune() },
    hasWorkshops: (loaded(this.session)?.places.limits ?? []).some(
      ({ kind, included }) => kind === 'WORKSHOP' && included === 0,
    ),
  }));
  protected readonly desk = computed(() => new ListDesk(this.ground, this.saved()));
  protected readonly isKept = signal(true);
  protected readonly readText = signal('');
  protected readonly wrongCount = computed(() => this.desk().errors().size);
  protected readonly checkedText = computed(() => countedText([...this.desk().verdicts().values()], false));

  protected readonly checking = new Sending();
  protected readonly sending = new Sending();
  protected readonly plural = plural;
  private readonly table = viewChild(ListTable);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(`Inscrire plusieurs personnes de ${this.commune() || 'la commune'}`));
    effect((onCleanup) => {
      const { rows, together, results } = this.desk();
      const list = {
        rows: [...rows()],
        together: together(),
        results: [...results()],
        pasted: this.pasted(),
      };
      const name = listName(this.code(), this.sessionId());
      const keep = () => this.isKept.set(saveList(name, list));
      const timer = setTimeout(keep, 150);
      addEventListener('pagehide', keep);
      onCleanup(() => {
        clearTimeout(timer);
        removeEventListener('pagehide', keep);
      });
    });
  }

  protected take(list: PastedList): void {
    this.desk().add(list.rows.map(rowOfPasted));
    const ignored =
      list.ignored > 0 ? ` ${plural(list.ignored, 'ligne vide ignorée', 'lignes vides ignorées')}.` : '';
    this.readText.set(`${plural(list.rows.length, 'personne lue', 'personnes lues')}.${ignored}`);
    if (this.wrongCount() === 0) void this.check();
  }

  protected async check(): Promise<void> {
    const desk = this.desk();
    desk.judge();
    desk.dropBlank();
    const good = desk.good();
    if (good.length === 0) return this.table()?.showWrong();
    const answer = await this.checking.run(() =>
      this.api.check(this.code(), this.sessionId(), desk.request(good)),
    );
    if (!answer) return;
    desk.told(answer.rows);
    this.table()?.see(false);
  }

  protected async send(): Promise<void> {
    const desk = this.desk();
    const answer = await this.sending.run(() =>
      this.api.register(this.code(), this.sessionId(), desk.request(desk.ready())),
    );
    if (!answer) return;
    desk.sent(answer.rows);
    this.readText.set('');
    this.table()?.see(this.wrongCount() > 0);
    this.session.reload();
    this.outcome()?.nativeElement.focus();
  }

  protected showWrong(): void {
    this.table()?.showWrong();
  }
}
