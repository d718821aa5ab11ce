// A document made of every kind of block, with what people really type: what no real document may break on.
import type { Strokes } from '@treize/contract/attendance';
import type { Paper } from '@treize/api/platform/papers/paper';

export const drawn: Strokes = [
  [
    [50, 300],
    [200, 60],
    [320, 340],
    [500, 120],
    [940, 260],
  ],
  [[600, 60]],
];

const long = 'Une phrase assez longue pour aller à la ligne, où l’été « commence » à 9 h 30. '
  .repeat(12)
  .trim();
const names = ['Noël Łukasz Żak', 'Œuvrard Ÿves', 'd’Ÿs-Çağlar Zoë', 'Castagnol (née Été) Rémi'];

/** On several pages, with a QR code on each when it is a sheet. */
export const everyBlock = (orientation: Paper['orientation']): Paper => ({
  title: 'Tous les blocs – été & «signes» <b>',
  subject: 'Essai de tous les blocs',
  author: 'Organisme d’essai & fils',
  reference: 'ESSAI-2027-0001',
  createdAt: new Date('2027-01-12T10:00:00Z'),
  orientation,
  ...(orientation === 'landscape' ? { pageAddress: 'https://treize.example/trainer/paper/abc' } : {}),
  blocks: [
    { kind: 'heading', level: 1, words: 'Tous les blocs d’un document' },
    { kind: 'paragraph', words: long },
    { kind: 'paragraph', words: names.join(', '), style: 'name' },
    { kind: 'paragraph', words: 'Une mention en petit', style: 'small' },
    { kind: 'paragraph', words: 'Sept heures suivies', style: 'lead' },
    { kind: 'paragraph', words: 'Un point fort', style: 'strong' },
    { kind: 'list', items: ['Comprendre', `Décider ${'encore '.repeat(30).trim()}`, 'Agir'] },
    {
      kind: 'facts',
      facts: [
        ['Lieu', 'Salle du conseil, 1 place d’Armes, 15100 Saint-Flour'],
        ['Sans valeur', ''],
        ['Durée', '7 h'],
      ],
    },
    { kind: 'heading', level: 2, words: 'Une table signée' },
    {
      kind: 'table',
      caption: 'Présences du matin',
      columns: [
        { heading: 'Nom', share: 0.4, namesRow: true },
        { heading: 'Qualité', share: 0.2 },
        { heading: 'Signature', share: 0.4 },
      ],
      rows: Array.from({ length: 45 }, (_, index) => [
        `${names[index % names.length]} ${index}`,
        'Maire',
        index % 3 === 0
          ? { strokes: drawn, alt: `Signature de la personne ${index}`, words: 'à 9 h 02' }
          : index % 3 === 1
            ? { blank: true }
            : 'Absence excusée',
      ]),
      rowHeight: 34,
    },
    {
      kind: 'table',
      caption: 'Récapitulatif',
      columns: Array.from({ length: 9 }, (_, index) => ({
        heading: `Colonne ${index}`,
        share: 1 / 9,
        ...(index === 0 ? { namesRow: true } : {}),
      })),
      rows: Array.from({ length: 30 }, (_, row) => Array.from({ length: 9 }, (_, at) => `${row} × ${at}`)),
      dense: true,
    },
    { kind: 'table', caption: 'Personne', columns: [{ heading: 'Nom', share: 1 }], rows: [] },
    {
      kind: 'signature',
      label: 'La formatrice',
      words: ['Nadia Belloc', 'le 12 janvier 2027'],
      strokes: drawn,
    },
    { kind: 'signature', label: 'L’organisme', words: ['La direction'], strokes: null, blank: true },
    { kind: 'rule' },
    { kind: 'link', words: 'Se désinscrire :', address: 'https://treize.example/registrations/link/abc' },
    {
      kind: 'qr',
      address: 'https://treize.example/certificates/TRZ-7K4M-9QXD-2HVB',
      alt: 'Code QR de la page de vérification',
      beside: [{ words: 'Vérifier ce document', style: 'strong' }, { words: 'TRZ-7K4M-9QXD-2HVB' }],
    },
  ],
});
