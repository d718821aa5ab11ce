// The trainer's desk for one half-day: the sheet, what waits to be sent, and what each tap does.
import { computed, inject, Injectable, signal, type WritableSignal } from '@angular/core';
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { sentenceOf } from '../platform/refusals';
import { problemOf } from '../platform/refused';
import { AttendanceApi } from './attendance-api';
import { Outbox, type Command, type Store } from './outbox';
import type { Mark } from './sheet-row';
import { countsOf, rowsOf } from './sheet-view';
import type { Signed } from './signing-dialog';

/** Where unsent commands survive a reload; a browser that refuses storage keeps them in memory. */
function deviceStore(): Store {
  try {
    sessionStorage.setItem('treize.probe', '');
    sessionStorage.removeItem('treize.probe');
    return sessionStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}

/** Answers that mean "not now": the command is kept and sent again. */
const passing = new Set(['unavailable', 'busy', 'too-many-requests', 'unexpected', 'unauthenticated']);

@Injectable()
export class SheetDesk {
  private readonly api = inject(AttendanceApi);
  private readonly held = signal<Sheet | undefined>(undefined);
  private readonly commands = signal<readonly Command[]>([]);
  private outbox: Outbox | undefined;
  private halfDayId = '';

  readonly rows = computed(() => {
    const sheet = this.held();
    return sheet ? rowsOf(sheet, this.commands()) : [];
  });
  readonly counts = computed(() => countsOf(this.rows()));
  readonly waiting = computed(() => this.commands().length);
  readonly failed = computed(() => this.commands().some(({ state }) => state === 'failed'));
  /** The server no longer knows who records: signing in again sends what waits. */
  readonly signedOut: WritableSignal<boolean> = signal(false);
  /** The last command the server refused, in a sentence. */
  readonly refused: WritableSignal<string> = signal('');

  /** Takes the sheet as the server holds it; the first one opens the outbox of that half-day. */
  hold(sheet: Sheet): void {
    this.held.set(sheet);
    if (this.halfDayId === sheet.halfDay.id) return;
    this.halfDayId = sheet.halfDay.id;
    const deliver = (command: Command) => this.deliver(command);
    const key = `treize.attendance.${this.halfDayId}`;
    this.outbox = new Outbox(deliver, deviceStore(), key, (commands) => this.commands.set(commands));
  }

  mark(registrationId: string, given: Mark): void {
    this.refused.set('');
    const body = { id: crypto.randomUUID(), registrationId, ...given, deviceAt: new Date().toISOString() };
    void this.outbox?.add({ kind: 'mark', state: 'sending', body });
  }

  sign({ registrationId, strokes }: Signed): void {
    this.refused.set('');
    const body = { id: crypto.randomUUID(), registrationId, strokes, deviceAt: new Date().toISOString() };
    void this.outbox?.add({ kind: 'signature', state: 'sending', body });
  }

  retry(): void {
    if (this.waiting() > 0) void this.outbox?.retry();
  }

  /** A row as the server now holds it: replaces its former self, or joins the sheet in order. */
  take(row: AttendanceRow): void {
    this.held.update((sheet) => {
      if (!sheet) return sheet;
      const known = sheet.rows.some(({ registrationId }) => registrationId === row.registrationId);
      const rows = sheet.rows.map((each) => (each.registrationId === row.registrationId ? row : each));
      return { ...sheet, rows: known ? rows : [...rows, row].sort(byName) };
    });
  }

  private async deliver(command: Command): Promise<'sent' | 'failed' | 'refused'> {
    try {
      this.take(await this.api.record(this.halfDayId, command));
      this.signedOut.set(false);
      return 'sent';
    } catch (error) {
      const problem = problemOf(error);
      this.signedOut.set(problem.code === 'unauthenticated');
      if (passing.has(problem.code)) return 'failed';
      this.refused.set(sentenceOf(problem));
      return 'refused';
    }
  }
}

function byName(a: AttendanceRow, b: AttendanceRow): number {
  return `${a.familyName} ${a.givenName}`.localeCompare(`${b.familyName} ${b.givenName}`, 'fr');
}
