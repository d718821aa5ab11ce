// The list survives a reload of the tab; a full or closed store is told, and what no longer reads is dropped.
import { emptyRow } from './list-row';
import { listName, readList, saveList, type SavedList } from './saved-list';

const name = listName('22070', 'session');
const list: SavedList = { rows: [emptyRow()], together: true, results: [], pasted: 'Riou;Yann' };

beforeEach(() => sessionStorage.clear());

it('gives back what was kept', () => {
  expect(saveList(name, list)).toBe(true);
  expect(readList(name)).toEqual(list);
});

it('an empty list leaves nothing', () => {
  saveList(name, list);
  saveList(name, { rows: [], together: false, results: [], pasted: '' });
  expect(sessionStorage.getItem(name)).toBeNull();
  expect(readList(name)).toBeNull();
});

it('drops what no longer reads', () => {
  sessionStorage.setItem(name, '{"rows":[{"key":"1"}]}');
  expect(readList(name)).toBeNull();
});

it('says when the browser keeps nothing', () => {
  const refusing = {
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  expect(saveList(name, list, refusing)).toBe(false);
});
