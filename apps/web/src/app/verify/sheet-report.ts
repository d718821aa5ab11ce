// What a verified sheet says: the verdict, each check in words, who was there, what was corrected since.
import { afterNextRender, Component, computed, ElementRef, input, output, viewChild } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import type { Tone } from '@treize/design/tone';
import type { Outcome, VerifiedSheet } from '@treize/evidence/sheet';
import { checkSentence, checkTitles, outcomeWords, verdictTitles } from '@treize/evidence/sheet-words';
import { SignatureMark } from '../platform/signature/signature-mark';
import { correctionsOf, drawingsOf, peopleOf, recapOf } from './report-words';

const tones: Record<Outcome, Tone> = { ok: 'ok', bad: 'bad', unchecked: 'wait' };
const verdicts: Record<Outcome, string> = {
  ok: 'Le texte scellé et tout ce qui l’accompagne sont ceux que le serveur a signés, avec une clé que cette installation publie.',
  bad: 'Au moins un contrôle échoue. Ne vous y fiez pas, et demandez de nouveau le fichier à l’organisme.',
  unchecked:
    'Le fichier est entier. Mais qui l’a signé n’a pas pu être contrôlé\u00a0: les contrôles disent ce qui manque.',
};

@Component({
  selector: 'app-sheet-report',
  imports: [Alert, Badge, Icon, SignatureMark],
  templateUrl: './sheet-report.html',
  host: { class: 'stack loose' },
})
export class SheetReport {
  readonly verified = input.required<VerifiedSheet>();
  /** Of the file. */
  readonly name = input.required<string>();
  /** The keys should be asked again. */
  readonly compare = output();

  protected readonly tones = tones;
  protected readonly verdicts = verdicts;
  protected readonly titles = verdictTitles;
  protected readonly checks = computed(() =>
    this.verified().checks.map((check) => ({
      code: check.code,
      title: checkTitles[check.code],
      tone: tones[check.outcome],
      word: outcomeWords[check.outcome],
      sentence: checkSentence(check),
    })),
  );
  protected readonly keyIsOpen = computed(() =>
    this.verified().checks.some(({ code, outcome }) => code === 'key' && outcome === 'unchecked'),
  );
  protected readonly content = computed(() => this.verified().content);
  private readonly drawings = computed(() => drawingsOf(this.verified()));
  protected readonly recap = computed(() => {
    const content = this.content();
    return content === null ? [] : recapOf(content);
  });
  protected readonly people = computed(() => peopleOf(this.content()?.rows ?? [], this.drawings()));
  protected readonly corrections = computed(() => correctionsOf(this.verified(), this.drawings()));
  private readonly verdict = viewChild.required<ElementRef<HTMLElement>>('verdict');

  constructor() {
    // The zone that had the focus is gone: the verdict takes it, and is read.
    afterNextRender(() => this.verdict().nativeElement.focus());
  }
}
