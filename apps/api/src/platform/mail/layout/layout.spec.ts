// The two versions of a letter say the same, and no value can become markup.
import fc from 'fast-check';
import { action, changes, code, facts, link, note, paragraph } from './blocks';
import { mailLayout } from './layout';
import { senderOf } from '../senders/sender';

const letter = {
  title: 'Inscription confirmée',
  senderName: 'Treize · Bretagne',
  reason: 'Vous recevez ce message car vous êtes inscrit·e.',
  blocks: [
    paragraph('Bonjour Anne,'),
    facts([{ label: 'Quand', value: 'mardi 12 janvier 2027\n9 h 30 – 12 h 30' }]),
    changes([
      { label: 'Où', before: 'Salle A', after: 'Salle B' },
      { label: 'Quand', before: 'mardi', after: 'mardi' },
    ]),
    code('Votre code', '123 456'),
    action('Voir mon inscription', 'https://treize.example/registrations/link/abc?a=1&b=2'),
    link('Aide', 'https://treize.example/aide'),
    note('À bientôt.'),
  ],
};

describe('mailLayout', () => {
  it('tells every fact in both versions', () => {
    const { text, html } = mailLayout(letter);
    for (const words of [
      'Inscription confirmée',
      'Bonjour Anne,',
      '9 h 30 – 12 h 30',
      'Salle A',
      'Salle B',
      '123 456',
      'À bientôt.',
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(text).toContain('https://treize.example/registrations/link/abc?a=1&b=2');
    expect(html).toContain('href="https://treize.example/registrations/link/abc?a=1&amp;b=2"');
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
  });

  it('leaves out what did not change', () => {
    expect(mailLayout(letter).text.match(/Avant/g)).toHaveLength(1);
  });

  it('loads nothing and runs nothing', () => {
    expect(mailLayout(letter).html).not.toMatch(/<img|<script|<link |url\(|@import/);
  });

  it('escapes any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const plain = mailLayout({
          title: 'x',
          senderName: 'x',
          blocks: [paragraph('x'), facts([{ label: 'x', value: 'x' }])],
        }).html;
        const { html } = mailLayout({
          title: words,
          senderName: words,
          blocks: [paragraph(words), facts([{ label: words, value: words }])],
        });
        const tags = (source: string) => source.replace(/<br>/g, '').match(/<[^>]*>/g);
        expect(tags(html)).toEqual(tags(plain));
      }),
    );
  });

  it('links to web addresses only', () => {
    expect(() => mailLayout({ ...letter, blocks: [action('Ouvrir', 'javascript:alert(1)')] })).toThrow(
      'web addresses only',
    );
  });
});

describe('senderOf', () => {
  it.each([
    ['53', 'Bretagne', 'bretagne'],
    ['84', 'Auvergne-Rhône-Alpes', 'auvergne-rhone-alpes'],
    ['93', "Provence-Alpes-Côte d'Azur", 'provence-alpes-cote-d-azur'],
    ['11', 'Île-de-France', 'ile-de-france'],
    ['99', '—', 'region-99'],
  ])('names region %s', (regionCode, regionName, local) => {
    expect(senderOf(regionCode, regionName, 'mail.treize.example')).toEqual({
      name: `Treize · ${regionName}`,
      address: `${local}@mail.treize.example`,
    });
  });
});
