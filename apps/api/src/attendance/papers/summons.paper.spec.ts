// The convocation says whom, what, when, where, with whom, whom to write to and how to give the place back (C. trav. L. 6353-8).
import { expectSameWords } from '../../platform/papers/paper-words.fixture';
import { aSessionPage } from '../../sessions/papers/session-page.fixture';
import { summonsContent as content } from './papers.fixture';
import { summonsPaper } from './summons.paper';

it('says every mention', async () => {
  const words = await expectSameWords(summonsPaper(content()));
  for (const said of [
    'Camille Orvault',
    'Adjointe au maire, Plouaret, est attendu·e',
    'Treize (organisme d’essai)',
    'Lire son centre-bourg',
    'mardi 12 janvier 2027 : 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45',
    'jeudi 14 janvier 2027 : 9 h 30 – 12 h 30',
    'Salle du conseil, mairie de Guingamp, Premier étage, 1 place du Champ-au-Roy, 22200 Guingamp',
    'Parking derrière la mairie.',
    'Yann Kerzec',
    'Déjeuner',
    'bretagne@mail.treize.example',
    'https://treize.example/registrations/link/abc/cancel',
  ])
    expect(words).toContain(said);
});

it('carries the badge, read aloud as what it is', async () => {
  const words = await expectSameWords(
    summonsPaper(
      content({
        badge: `TRZB1.${'a'.repeat(22)}.${'b'.repeat(22)}.1799742600.1800000000.${'c'.repeat(86)}`,
        cancelAddress: '',
      }),
    ),
  );
  expect(words).toContain('Badge de Camille Orvault, à présenter à l’arrivée');
  expect(words).not.toContain('TRZB1');
  expect(words).toContain('ou par votre mairie');
});

it('says where to connect, at a distance', async () => {
  const { person } = content();
  const session = aSessionPage({ format: 'REMOTE', venue: null, room: '' });
  const words = await expectSameWords(
    summonsPaper(content({ person: { ...person, session, joinUrl: 'https://visio.example/salle' } })),
  );
  expect(words).toContain('Connexion à distance https://visio.example/salle');
  expect(words).toContain('Lieu À distance');
});

it('asks nothing more once the session is over', async () => {
  const words = await expectSameWords(summonsPaper(content({ at: new Date('2027-02-01T09:00:00Z') })));
  expect(words).toContain('était attendu·e');
  expect(words).not.toContain('empêchement');
});
