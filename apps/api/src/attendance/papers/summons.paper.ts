// The convocation of one person: who is expected, to what, when by half-day, where exactly, with whom, and how to give the place back.
import type { RegistrationPage } from '@treize/contract/registrations';
import { frenchDateWithoutDay, frenchDuration } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import type { Paper, PaperBlock } from '../../platform/papers/paper';
import { accessLine, dayLines, formatWords, placeLine, regimeWords } from '../../sessions/papers/words';

export type Summoned = Pick<
  RegistrationPage,
  'number' | 'givenName' | 'familyName' | 'function' | 'body' | 'joinUrl' | 'session' | 'extras'
>;
export interface SummonsContent {
  person: Summoned;
  bodyName: string;
  /** Where the place is given back, for whoever holds the personal link; empty otherwise. */
  cancelAddress: string;
  /** Text of the badge shown on arrival; empty when there is none. */
  badge: string;
  at: Date;
}

function badgeBlocks(person: Summoned, badge: string): PaperBlock[] {
  if (badge === '') return [];
  return [
    { kind: 'heading', level: 2, words: 'Votre badge' },
    {
      kind: 'qr',
      address: badge,
      alt: `Badge de ${person.givenName} ${person.familyName}, à présenter à l’arrivée`,
      beside: [
        { words: 'À présenter à l’arrivée, sur papier ou à l’écran.', style: 'strong' },
        {
          words: 'Il ne vaut que pour vous et pour cette session. Sans lui, votre nom suffit.',
          style: 'small',
        },
      ],
    },
  ];
}

function setback(cancelAddress: string): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', level: 2, words: 'Un empêchement\u00a0?' };
  if (cancelAddress === '')
    return [
      heading,
      {
        kind: 'paragraph',
        words: 'Rendez votre place par le lien du message de confirmation, ou par votre mairie.',
      },
    ];
  return [
    heading,
    {
      kind: 'link',
      words: 'Annulez en ligne, votre place ira à la personne suivante\u00a0:',
      address: cancelAddress,
    },
  ];
}

/** Dates, hours and place, as they stand at the instant of the request. */
function facts(person: Summoned, bodyName: string): PaperBlock {
  const { session } = person;
  return {
    kind: 'facts',
    facts: [
      [regimeWords[session.regime], `${session.title} (${session.moduleCode}, référence ${session.ref})`],
      ['Inscription', `n°\u00a0${person.number}`],
      ...dayLines(session.days).map((line, index) => [index === 0 ? 'Horaires' : 'puis', line] as const),
      ['Durée', `${frenchDuration(session.plannedMinutes)}, ${formatWords[session.format].toLowerCase()}`],
      ['Lieu', placeLine(session)],
      ['Accès', accessLine(session)],
      ['Connexion à distance', person.joinUrl ?? ''],
      ['Animation', session.trainers.join(', ')],
      ['Choix', person.extras.map(({ label }) => label).join(', ')],
      ['Organisme', bodyName],
      ['Contact', session.contactEmail],
    ],
  };
}

const beforehand = (person: Summoned, cancelAddress: string, badge: string): PaperBlock[] => [
  { kind: 'paragraph', words: 'Vous signerez la feuille d’émargement à chaque demi-journée.' },
  ...setback(cancelAddress),
  ...badgeBlocks(person, badge),
];

export function summonsPaper({ person, bodyName, cancelAddress, badge, at }: SummonsContent): Paper {
  const name = `${person.givenName} ${person.familyName}`;
  // Once the session is over, it only says what was asked of the person.
  const isOver = new Date(person.session.endsAt) < at;
  const role = [person.function, person.body].filter(Boolean).join(', ');
  return {
    title: `Convocation – ${name}`,
    subject: `Convocation à la session ${person.session.ref} – ${person.session.title}`,
    author: bodyName,
    reference: `Convocation n°\u00a0${person.number}`,
    createdAt: at,
    orientation: 'portrait',
    blocks: [
      { kind: 'heading', level: 1, words: 'Convocation' },
      { kind: 'paragraph', words: name, style: 'name' },
      {
        kind: 'paragraph',
        words: [
          role,
          isOver ? 'était attendu·e à la session suivante.' : 'est attendu·e à la session suivante.',
        ]
          .filter(Boolean)
          .join(', '),
      },
      facts(person, bodyName),
      ...(isOver ? [] : beforehand(person, cancelAddress, badge)),
      {
        kind: 'paragraph',
        words: `Fait le ${frenchDateWithoutDay(parisDate(at))}, pour ${bodyName}.`,
        style: 'small',
      },
    ],
  };
}
