// Keys of the roster: never while somebody types, letters only if wanted, arrows only between rows.
import { moveFocus, shortcutOf } from './roster-keys';

beforeEach(() => {
  document.body.innerHTML = `<input id="search" type="search" /><table><tbody>
    <tr data-row="a"><td><input type="checkbox" id="a" /></td></tr>
    <tr data-row="b"><td><input type="checkbox" id="b" /></td></tr></tbody></table>`;
});
function pressed(id: string, key: string, letters = true, given: KeyboardEventInit = {}) {
  let found: ReturnType<typeof shortcutOf> = null;
  const listen = (event: KeyboardEvent) => (found = shortcutOf(event, letters));
  document.addEventListener('keydown', listen);
  (document.getElementById(id) ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, ...given }),
  );
  document.removeEventListener('keydown', listen);
  return found;
}

it('reads letters and arrows', () => {
  expect(pressed('a', 'j')).toBe('next');
  expect(pressed('a', 'ArrowUp')).toBe('previous');
  expect(pressed('', 'x')).toBe('select');
  expect(pressed('', '/')).toBe('search');
  expect(pressed('', 'ArrowDown')).toBeNull();
});

it('leaves alone who types, who turned letters off, and the browser’s own shortcuts', () => {
  expect(pressed('search', 'j')).toBeNull();
  expect(pressed('a', 'j', false)).toBeNull();
  expect(pressed('a', 'ArrowDown', false)).toBe('next');
  expect(pressed('a', 'k', true, { ctrlKey: true })).toBeNull();
});

it('moves from row to row and stops at the ends', () => {
  Element.prototype.scrollIntoView = () => undefined;
  const seen = ([1, 1, 1, -1] as const).map((step) => {
    moveFocus(document.body, step);
    return document.activeElement?.id;
  });
  expect(seen).toEqual(['a', 'b', 'b', 'a']);
});
