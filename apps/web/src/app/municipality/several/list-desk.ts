// The list being filled: rows, what is wrong in each, what the server told of them, what is done. No screen, no network.
import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import type { RowOutcome } from '@treize/contract/municipality';
import type { SeveralRequest } from '../municipality-api';
import { emptyRow, isBlank, nameOf, personOf, type ListRow } from './list-row';
import { isPassing, isRegistered } from './outcome-words';
import { errorsOfList, fieldOf, type ListGround, type RowErrors } from './row-errors';
import type { RowResult, SavedList } from './saved-list';

/** A group placed together is no larger (the contract's own limit). */
export const largestGroup = 10;

export class ListDesk {
  readonly rows: WritableSignal<readonly ListRow[]>;
  readonly together: WritableSignal<boolean>;
  readonly results: WritableSignal<readonly RowResult[]>;
  /** What the last check told of each row that has not changed since. */
  readonly verdicts = signal<ReadonlyMap<string, RowOutcome>>(new Map());

  /** Rows being typed: nothing is said wrong in them until one has left them. */
  private readonly typing = signal<ReadonlySet<string>>(new Set());
  private readonly own = computed(() => errorsOfList(this.rows(), this.ground()));
  /** Wrong rows by key, with what to correct: ours, then the server's. */
  readonly errors = computed<ReadonlyMap<string, RowErrors>>(() => {
    const all = new Map([...this.own()].filter(([key]) => !this.typing().has(key)));
    for (const [key, verdict] of this.verdicts())
      if (verdict.outcome === 'INVALID') all.set(key, { ...refusedFields(verdict), ...all.get(key) });
    return all;
  });
  readonly good = computed(() => this.rows().filter(({ key }) => !this.own().has(key)));
  /** Everything that can be checked has been. */
  readonly isChecked = computed(
    () => this.good().length > 0 && this.good().every(({ key }) => this.verdicts().has(key)),
  );
  /** Rows that the check says will be placed or will wait, and those to send again. */
  readonly ready = computed(() =>
    this.good().filter(({ key }) => {
      const verdict = this.verdicts().get(key);
      return verdict !== undefined && (isRegistered(verdict) || isPassing(verdict));
    }),
  );
  /** Why the group cannot be sent as one; empty when it can, or when nobody asked. */
  readonly groupFault = computed(() => {
    if (!this.together() || this.rows().length === 0) return '';
    if (this.rows().length > largestGroup)
      return `On peut garder ensemble ${largestGroup}\u00a0personnes au plus\u00a0; la liste en a ${this.rows().length}.`;
    const isWhole = this.isChecked() && this.ready().length < this.rows().length;
    return this.own().size > 0 || this.errors().size > 0 || isWhole
      ? 'Pour garder le groupe ensemble, corrigez ou retirez d’abord les lignes qui ne peuvent pas être envoyées.'
      : '';
  });

  constructor(
    private readonly ground: Signal<ListGround>,
    saved: SavedList | null,
  ) {
    this.rows = signal(saved?.rows ?? []);
    this.together = signal(saved?.together ?? false);
    this.results = signal(saved?.results ?? []);
  }

  /** Adds rows at the end; a blank one left there gives way. */
  add(given: readonly ListRow[] = [emptyRow()]): void {
    this.rows.update((rows) => [
      ...(given.length > 1 ? rows.filter((row) => !isBlank(row)) : rows),
      ...given,
    ]);
    this.typing.update((keys) => new Set([...keys, ...given.filter(isBlank).map(({ key }) => key)]));
  }

  /** One has left this row, or asks for a check of all: it is judged from now on. */
  judge(key?: string): void {
    this.typing.update((keys) => new Set(key ? [...keys].filter((one) => one !== key) : []));
  }

  /** Before a check: rows where nothing was typed go away, unless there is nothing else. */
  dropBlank(): void {
    this.rows.update((rows) => (rows.every(isBlank) ? rows : rows.filter((row) => !isBlank(row))));
  }

  change(key: string, change: Partial<ListRow>): void {
    this.rows.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
    this.forget([key]);
  }

  /** The same choice for every row. */
  changeAll(change: (row: ListRow) => Partial<ListRow>): void {
    this.rows.update((rows) => rows.map((row) => ({ ...row, ...change(row) })));
    this.forgetAll();
  }

  remove(key: string): void {
    this.rows.update((rows) => rows.filter((row) => row.key !== key));
    this.forgetAll();
  }

  /** Sends the row as a new one: its key was used with other answers. */
  renew(key: string): void {
    this.change(key, { key: crypto.randomUUID() });
  }

  keepTogether(together: boolean): void {
    this.together.set(together);
    this.forgetAll();
  }

  clear(): void {
    this.rows.set([]);
    this.together.set(false);
    this.forgetAll();
  }

  request(rows: readonly ListRow[]): SeveralRequest {
    return {
      rows: rows.map((row) => ({ key: row.key, person: personOf(row) })),
      together: this.together() && rows.length > 1,
    };
  }

  told(outcomes: readonly RowOutcome[]): void {
    this.verdicts.set(new Map(outcomes.map((outcome) => [outcome.key, outcome])));
  }

  /** Rows that are done leave the list for the results; the others stay with what was typed. */
  sent(outcomes: readonly RowOutcome[]): void {
    const all = new Map([...this.verdicts(), ...outcomes.map((one) => [one.key, one] as const)]);
    const sentKeys = new Set(outcomes.map(({ key }) => key));
    const isDone = ({ key }: ListRow) => {
      const outcome = all.get(key);
      if (!outcome) return false;
      return outcome.outcome === 'ALREADY_REGISTERED' || (sentKeys.has(key) && isRegistered(outcome));
    };
    const done = this.rows().filter(isDone);
    this.results.update((results) => [
      ...results,
      ...done.flatMap((row) => {
        const outcome = all.get(row.key);
        return outcome ? [resultOf(row, outcome)] : [];
      }),
    ]);
    this.rows.update((rows) => rows.filter((row) => !isDone(row)));
    const kept = new Set(this.rows().map(({ key }) => key));
    this.verdicts.set(new Map([...all].filter(([key, one]) => kept.has(key) && !isRegistered(one))));
  }

  private forget(keys: readonly string[]): void {
    this.verdicts.update((verdicts) => new Map([...verdicts].filter(([key]) => !keys.includes(key))));
  }

  private forgetAll(): void {
    this.verdicts.set(new Map());
  }
}

function resultOf(row: ListRow, { key, outcome, number, rank, reasons }: RowOutcome): RowResult {
  return {
    ...{ key, outcome, number, rank, reasons },
    name: nameOf(row),
    hasMailbox: row.email.trim() !== '',
    isElected: row.kind === 'ELECTED',
  };
}

function refusedFields({ errors }: RowOutcome): RowErrors {
  const found: RowErrors = {};
  for (const { path, message } of errors)
    found[fieldOf(path)] ??= `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  return Object.keys(found).length > 0 ? found : { row: 'Cette ligne n’a pas la forme attendue.' };
}
