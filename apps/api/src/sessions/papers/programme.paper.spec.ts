// The programme says every mention of the national quality framework, in both its forms; what nobody filled is told as missing.
import type { SessionPage } from '@treize/contract/sessions';
import { missingMentions, type MentionKey } from '@treize/rules/papers/mentions';
import { expectSameWords } from '../../platform/papers/paper-words.fixture';
import { programmeFacts, programmePaper } from './programme.paper';
import { aSessionPage } from './session-page.fixture';

const about = { regime: 'TRAINING', forElected: true } as const;
const body = { bodyName: 'Treize (organisme d’essai)', bodyAccreditation: 'AGR-2026-012' };

it('says each of its mentions, in both forms', async () => {
  const session = aSessionPage();
  const words = await expectSameWords(programmePaper({ session, ...body }));
  expect(missingMentions('PROGRAMME', about, programmeFacts(session))).toEqual([]);
  for (const said of [
    session.title,
    ...session.objectives,
    session.summary,
    session.audience,
    'Prérequis Aucun',
    session.methods,
    session.assessment,
    session.outcome,
    '9 h',
    'mardi 12 janvier 2027 : 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45',
    'jeudi 14 janvier 2027 : 9 h 30 – 12 h 30',
    'Inscription en ligne du dimanche 1er novembre 2026, 9 h au vendredi 8 janvier 2027, 18 h',
    'Prix Gratuit',
    session.contactEmail,
    'accessible en fauteuil roulant',
    'mis à jour le 1er décembre 2026',
    'AGR-2026-012',
  ])
    expect(words).toContain(said.replace(/\s/g, ' '));
});

const changes: [MentionKey, Partial<SessionPage>][] = [
  ['prerequisites', { prerequisites: '' }],
  ['objectives', { objectives: [] }],
  ['contents', { summary: ' ' }],
  ['price', { funding: 'PERSONAL' }],
];
it.each(changes)('tells that %s is missing, and invents nothing', async (key, change) => {
  const session = aSessionPage(change);
  expect(missingMentions('PROGRAMME', about, programmeFacts(session)).map((mention) => mention.key)).toEqual([
    key,
  ]);
  const words = await expectSameWords(programmePaper({ session, ...body }));
  if (key === 'price') expect(words).not.toContain('Prix');
});
