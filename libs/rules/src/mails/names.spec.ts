// Names beside addresses: what some servers refuse never leaves.
import fc from 'fast-check';
import { displayName } from './names';

describe('[M16] displayName', () => {
  it.each([
    ['Treize · Bretagne', 'Treize · Bretagne'],
    ['Anne "Nanou" Le Goff, maire', 'Anne Nanou Le Goff maire'],
    ['Mairie : accueil', 'Mairie accueil'],
    ['accueil@mairie.example', 'accueil mairie.example'],
    ['<Anne>\r\nBcc: x', 'Anne Bcc x'],
    ['@,:"', ''],
    ['=?utf-8?Q?evil?=', 'utf-8?Q?evil'],
  ])('writes %j as %j', (given, written) => {
    expect(displayName(given)).toBe(written);
  });

  it('keeps 60 signs, whole ones', () => {
    expect(displayName('🏛️'.repeat(60))).toHaveLength(90);
    expect(displayName('é'.repeat(200))).toHaveLength(60);
  });

  it('never holds a sign of address headers nor a line break, and says the same said twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = displayName(text);
        expect(name).not.toMatch(/[@,;:"<>()[\]\\\r\n]|=\?|\?=/);
        expect(Array.from(name).length).toBeLessThanOrEqual(60);
        expect(displayName(name)).toBe(name);
      }),
    );
  });
});
