// The three documents of somebody who attended: model of the arrêté of 21 December 2018, attestation for an employer, regional day.
import { natureOfKind, titleOfKind, type CertificateKind } from '@treize/rules/certificates/certificate';
import {
  frenchDate,
  frenchDateSpan,
  frenchDateWithoutDay,
  frenchDuration,
  frenchTimeRange,
} from '@treize/rules/time/french';
import type { Paper, PaperBlock } from '../../platform/papers/paper';
import type { CertificateContent, Period } from '../content';

const periodNames: Record<Period, string> = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' };

/** Article and title, for sentences: "Le présent certificat". */
const thisDocument: Record<CertificateKind, string> = {
  COMPLETION: 'le présent certificat',
  ATTENDANCE: 'la présente attestation',
  PARTICIPATION: 'la présente attestation',
};
const did: Record<CertificateKind, string> = {
  COMPLETION: 'a suivi l’action désignée ci-dessous.',
  ATTENDANCE: 'a effectivement fréquenté la session de formation désignée ci-dessous.',
  PARTICIPATION: 'a participé à la journée désignée ci-dessous.',
};

/** What each document is for, or what the body commits itself to. */
const purpose: Record<CertificateKind, string | null> = {
  // The trainer's commitment of the official model; an awareness day is not a training action and has none.
  COMPLETION:
    'Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, l’organisme s’engage à conserver l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une durée de trois ans à compter de la fin de l’année du dernier paiement. En cas de cofinancement des fonds européens, la durée de conservation est étendue conformément aux obligations conventionnelles spécifiques.',
  ATTENDANCE:
    'Attestation remise à la personne élue, pour être présentée à son employeur à la reprise du travail.',
  PARTICIPATION: null,
};

function datesOf({ halfDays }: CertificateContent): string {
  const dates = halfDays.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? '' : frenchDateSpan(first, last);
}

function whoAttests({ kind, body }: CertificateContent): string {
  const activity =
    body.activityNumber === '' ? '' : `, organisme déclaré sous le numéro d’activité ${body.activityNumber}`;
  const accreditation =
    kind === 'PARTICIPATION' || !body.accreditation
      ? ''
      : `, agréé pour la formation des élus locaux sous le numéro ${body.accreditation}`;
  return `${body.signatory}, pour ${body.name}${activity}${accreditation}, atteste que`;
}

function attested(content: CertificateContent): PaperBlock[] {
  const { kind, person, action } = content;
  const plain = kind === 'PARTICIPATION' ? 'Intitulé' : 'Intitulé de l’action';
  return [
    { kind: 'heading', level: 1, words: titleOfKind[kind] },
    { kind: 'paragraph', words: whoAttests(content) },
    { kind: 'paragraph', words: `${person.givenName} ${person.familyName}`, style: 'name' },
    { kind: 'paragraph', words: did[kind] },
    {
      kind: 'facts',
      facts: [
        ['Qualité', person.function],
        ['Collectivité ou employeur', person.body],
        [plain, action.title],
        ['Nature de l’action', natureOfKind[kind]],
        ['Dates', datesOf(content)],
        ['Lieu', action.place],
        ['Durée prévue', frenchDuration(action.plannedMinutes)],
      ],
    },
    { kind: 'heading', level: 2, words: 'Demi-journées suivies' },
    {
      kind: 'table',
      caption: 'Demi-journées suivies, avec la durée de chacune',
      columns: [
        { heading: 'Date', share: 0.38, namesRow: true },
        { heading: 'Demi-journée', share: 0.18 },
        { heading: 'Horaires', share: 0.26 },
        { heading: 'Durée suivie', share: 0.18 },
      ],
      rows: content.halfDays.map(({ date, period, startTime, endTime, minutes }) => [
        frenchDate(date),
        periodNames[period],
        frenchTimeRange(startTime, endTime),
        frenchDuration(minutes),
      ]),
    },
    {
      kind: 'paragraph',
      words: `Durée effectivement suivie\u00a0: ${frenchDuration(content.minutes)}`,
      style: 'lead',
    },
  ];
}

function signed({ kind, body, issuedOn, code, action }: CertificateContent, address: string): PaperBlock[] {
  const why = purpose[kind];
  return [
    ...(why === null ? [] : [{ kind: 'paragraph', words: why, style: 'small' } as const]),
    { kind: 'paragraph', words: `Fait à ${body.city}, le ${frenchDateWithoutDay(issuedOn)}` },
    { kind: 'paragraph', words: `${body.signatory}, ${body.name}`, style: 'strong' },
    { kind: 'rule' },
    {
      kind: 'qr',
      address,
      alt: `Code QR vers ${address}`,
      beside: [
        { words: 'Vérifier ce document', style: 'strong' },
        { words: `Code de vérification\u00a0: ${code}` },
        { words: address },
        {
          words: `Cette page dit si ${thisDocument[kind]} est valide, sans afficher le nom de la personne. Établi d’après les feuilles d’émargement closes de la session ${action.sessionRef}.`,
          style: 'small',
        },
      ],
    },
  ];
}

/**
 * A certificate as a document, the same for the same content.
 * @param address public address of its verification page, printed and in the QR code
 */
export function certificatePaper(content: CertificateContent, address: string, issuedAt: Date): Paper {
  const title = titleOfKind[content.kind];
  return {
    title: `${title} ${content.number} – ${content.person.givenName} ${content.person.familyName}`,
    // The code stands in the properties too, in clear: an altered copy can still be told from a file of somebody else.
    subject: `${title} – ${content.action.title} – ${content.code}`,
    author: content.body.name,
    reference: `${title} n°\u00a0${content.number}`,
    createdAt: issuedAt,
    orientation: 'portrait',
    blocks: [...attested(content), ...signed(content, address)],
  };
}
