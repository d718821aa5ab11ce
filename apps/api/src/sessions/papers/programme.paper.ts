// The programme of a session: what it teaches, to whom, how, and how one gets in; a field nobody filled is left out.
import type { SessionPage } from '@treize/contract/sessions';
import type { MentionFacts } from '@treize/rules/papers/mentions';
import { frenchDateWithoutDay, frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import type { Paper, PaperBlock } from '../../platform/papers/paper';
import { dayLines, formatWords, fundingWords, placeLine, regimeWords, wheelchairLine } from './words';

export interface ProgrammeContent {
  session: SessionPage;
  bodyName: string;
  bodyAccreditation: string;
}

const validationWords: Record<SessionPage['places']['validation'], string> = {
  NONE: 'confirmée aussitôt s’il reste une place',
  ORGANIZER: 'confirmée après l’accord de l’organisation',
  MUNICIPALITY: 'confirmée après l’accord de la mairie',
};

function accessTerms({ opensAt, closesAt, places }: SessionPage): string {
  const waiting = places.waitingListOpen ? ' Une fois complet, une liste d’attente est ouverte.' : '';
  return (
    `Inscription en ligne du ${frenchInstant(new Date(opensAt))} au ${frenchInstant(new Date(closesAt))}, ` +
    `${validationWords[places.validation]}.${waiting}`
  );
}

const accessibility = (session: SessionPage): string =>
  [
    wheelchairLine(session),
    `Dites vos besoins (accès, langue des signes, documents agrandis…) à l’inscription ou à ${session.contactEmail}.`,
  ]
    .filter(Boolean)
    .join(' ');

/** The only price known is none: the amounts of the others are not kept here. */
const priceOf = ({ funding }: SessionPage): string => (funding === 'FREE' ? 'Gratuit' : '');

/** What the programme says, mention by mention (référentiel national qualité, indicateurs 1, 5 et 6). */
export const programmeFacts = (session: SessionPage): MentionFacts => ({
  title: session.title,
  objectives: session.objectives,
  audience: session.audience,
  prerequisites: session.prerequisites,
  duration: session.plannedMinutes,
  contents: session.summary,
  methods: session.methods,
  assessment: session.assessment,
  accessTerms: accessTerms(session),
  price: priceOf(session),
  contact: session.contactEmail,
  accessibility: accessibility(session),
  updatedOn: session.updatedAt,
});

function section(title: string, words: string): PaperBlock[] {
  if (words.trim() === '') return [];
  return [
    { kind: 'heading', level: 2, words: title },
    { kind: 'paragraph', words },
  ];
}

export function programmePaper({ session, bodyName, bodyAccreditation }: ProgrammeContent): Paper {
  const updatedOn = parisDate(new Date(session.updatedAt));
  const objectives: PaperBlock[] =
    session.objectives.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, words: 'Objectifs\u00a0: à la fin, vous saurez' },
          { kind: 'list', items: session.objectives },
        ];
  return {
    title: `Programme – ${session.title}`,
    subject: `Programme de la session ${session.ref}`,
    author: bodyName,
    reference: `Programme ${session.ref}, mis à jour le ${frenchDateWithoutDay(updatedOn)}`,
    createdAt: new Date(session.updatedAt),
    orientation: 'portrait',
    blocks: [
      { kind: 'heading', level: 1, words: session.title },
      {
        kind: 'paragraph',
        words: `Programme – ${regimeWords[session.regime]} ${session.moduleCode}`,
        style: 'lead',
      },
      {
        kind: 'facts',
        facts: [
          ['Référence', session.ref],
          ...dayLines(session.days).map(
            (line, index) => [index === 0 ? 'Dates et horaires' : 'puis', line] as const,
          ),
          ['Durée', frenchDuration(session.plannedMinutes)],
          ['Modalité', formatWords[session.format]],
          ['Lieu', placeLine(session)],
          ['Animation', session.trainers.join(', ')],
          ['Organisme', bodyName],
          ['Agrément', session.regime === 'TRAINING' ? bodyAccreditation : ''],
          ['Prix', priceOf(session)],
          ['Financement', session.funding === 'FREE' ? '' : fundingWords[session.funding]],
          ['Contact', session.contactEmail],
        ],
      },
      ...objectives,
      ...section('Contenu', session.summary),
      ...section('Public', session.audience),
      ...section('Prérequis', session.prerequisites),
      ...section('Méthodes', session.methods),
      ...section('Évaluation', session.assessment),
      ...section('Avec quoi vous repartez', session.outcome),
      ...section('S’inscrire', accessTerms(session)),
      ...section('Venir', session.venue?.access ?? ''),
      ...section('Accessibilité', accessibility(session)),
      { kind: 'rule' },
      {
        kind: 'paragraph',
        words: `Programme mis à jour le ${frenchDateWithoutDay(updatedOn)}.`,
        style: 'small',
      },
    ],
  };
}
