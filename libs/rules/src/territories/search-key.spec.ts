// The folding of commune names, with the spellings people really type.
import fc from 'fast-check';
import { searchKey, searchKeysOf, searchPrefix } from './search-key';

describe('search key', () => {
  it.each([
    ['L’Île-d’Yeu', 'l ile d yeu'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['Saint-Flour', 'saint flour'],
    ['St Flour', 'saint flour'],
    ['Ste-Mère-Église', 'sainte mere eglise'],
    ['Œuf-en-Ternois', 'oeuf en ternois'],
    ['  Évron ', 'evron'],
    ['Stains', 'stains'],
    ['Val-de-la-Haye (76)', 'val de la haye 76'],
  ])('folds %j into %j', (name, key) => expect(searchKey(name)).toBe(key));

  it('gives the name, the name without its article and each postcode', () => {
    expect(searchKeysOf('Le Cateau-Cambrésis', ['59360'])).toEqual([
      'le cateau cambresis',
      'cateau cambresis',
      '59360',
    ]);
    expect(searchKeysOf("L'Île-Rousse", ['20220'])).toEqual(['l ile rousse', 'ile rousse', '20220']);
    expect(searchKeysOf('Guingamp', ['22200'])).toEqual(['guingamp', '22200']);
    expect(searchKeysOf('Y', ['80190'])).toEqual(['y', '80190']);
  });

  it.each([
    ['st', 'st'],
    ['st-', 'saint'],
    ['st fl', 'saint fl'],
    ['Ste-mère ', 'sainte mere'],
    ['2A', '2a'],
    ['  ', ''],
  ])('looks up %j as %j', (typed, prefix) => expect(searchPrefix(typed)).toBe(prefix));

  it('finds a commune by every beginning of its name', () => {
    const name = fc.constantFrom(
      'Saint-Jean-de-Maurienne',
      "L'Île-d'Yeu",
      'Bagnères-de-Bigorre',
      'Vire Normandie',
      'La Châtre',
    );
    fc.assert(
      fc.property(name, fc.nat(30), (town, length) => {
        const typed = town.slice(0, length);
        expect(searchKeysOf(town, []).some((key) => key.startsWith(searchPrefix(typed)))).toBe(true);
      }),
    );
  });

  it('folds twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        expect(searchKey(searchKey(text))).toBe(searchKey(text)),
      ),
    );
  });
});
