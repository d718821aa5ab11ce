// The keyboard of the roster: which key asks for what, and moving from row to row.

export type Shortcut = 'next' | 'previous' | 'select' | 'search';
const byLetter: Record<string, Shortcut> = { j: 'next', k: 'previous', x: 'select', '/': 'search' };
const byArrow: Record<string, Shortcut> = { ArrowDown: 'next', ArrowUp: 'previous' };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('textarea, select, input:not([type=checkbox], [type=radio])') ||
    target.closest('dialog') !== null);

/** What a key asks for; arrows only between rows, letters only where nobody types and if they are wanted. */
export function shortcutOf(event: KeyboardEvent, letters: boolean): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
  const onRow = event.target instanceof HTMLElement && event.target.closest('[data-row]') !== null;
  if (onRow && byArrow[event.key]) return byArrow[event.key] ?? null;
  return letters ? (byLetter[event.key] ?? null) : null;
}

/** Focuses the first control of the next row, or of the one before; the first row when none has the focus. */
export function moveFocus(table: HTMLElement, step: 1 | -1): void {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const target = at < 0 ? rows[0] : rows[at + step];
  target?.querySelector<HTMLElement>('input, button')?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}
