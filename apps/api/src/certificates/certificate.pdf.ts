// The certificate as a page: model of the arrêté of 21 December 2018 for training, a plain attestation for awareness days.
import { natureOfKind, titleOfKind } from '@treize/rules/certificates/certificate';
import {
  frenchDate,
  frenchDateSpan,
  frenchDateWithoutDay,
  frenchDuration,
  frenchTimeRange,
} from '@treize/rules/time/french';
import { composePdf } from '../platform/pdf/document';
import { palette, small, strong, text, type PdfSheet } from '../platform/pdf/sheet';
import type { CertificateContent, Period } from './content';

const periodNames: Record<Period, string> = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' };
const name = { ...strong, size: 19, leading: 1.25 };
const hours = { ...strong, size: 13, color: palette.brand };

/** Article and title, for sentences: "Le présent certificat". */
const thisDocument = {
  COMPLETION: 'le présent certificat',
  PARTICIPATION: 'la présente attestation',
} as const;

/** The trainer's commitment of the official model; an awareness day is not a training action and has none. */
const keeping =
  'Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, l’organisme s’engage à conserver l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une durée de trois ans à compter de la fin de l’année du dernier paiement. En cas de cofinancement des fonds européens, la durée de conservation est étendue conformément aux obligations conventionnelles spécifiques.';

function datesOf({ halfDays }: CertificateContent): string {
  const dates = halfDays.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? '' : frenchDateSpan(first, last);
}

function attest(sheet: PdfSheet, content: CertificateContent): void {
  const { kind, person, action, body } = content;
  const activity =
    body.activityNumber === '' ? '' : `, organisme déclaré sous le numéro d’activité ${body.activityNumber}`;
  sheet.heading('H1', titleOfKind[kind]);
  sheet.paragraph(`${body.signatory}, pour ${body.name}${activity}, atteste que`);
  sheet.paragraph(`${person.givenName} ${person.familyName}`, name);
  sheet.paragraph(
    kind === 'COMPLETION'
      ? 'a suivi l’action désignée ci-dessous.'
      : 'a participé à la journée désignée ci-dessous.',
  );
  sheet.space(4);
  sheet.facts([
    ['Qualité', person.function],
    ['Collectivité ou employeur', person.body],
    [kind === 'COMPLETION' ? 'Intitulé de l’action' : 'Intitulé', action.title],
    ['Nature de l’action', natureOfKind[kind]],
    ['Dates', datesOf(content)],
    ['Lieu', action.place],
    ['Durée prévue', frenchDuration(action.plannedMinutes)],
  ]);
  sheet.space(6);
  sheet.heading('H2', 'Demi-journées suivies');
  sheet.table(
    [
      { heading: 'Date', share: 0.38 },
      { heading: 'Demi-journée', share: 0.18 },
      { heading: 'Horaires', share: 0.26 },
      { heading: 'Durée suivie', share: 0.18 },
    ],
    content.halfDays.map(({ date, period, startTime, endTime, minutes }) => [
      frenchDate(date),
      periodNames[period],
      frenchTimeRange(startTime, endTime),
      frenchDuration(minutes),
    ]),
  );
  sheet.paragraph(`Durée effectivement suivie\u00a0: ${frenchDuration(content.minutes)}`, hours);
}

function sign(sheet: PdfSheet, content: CertificateContent, address: string): void {
  const { kind, body } = content;
  if (kind === 'COMPLETION') sheet.paragraph(keeping, small);
  sheet.makeRoom(172);
  sheet.space(6);
  sheet.paragraph(`Fait à ${body.city}, le ${frenchDateWithoutDay(content.issuedOn)}`);
  sheet.paragraph(`${body.signatory}, ${body.name}`, strong);
  sheet.space(6);
  sheet.rule();
  sheet.qr(address, `Code QR vers ${address}`, 92, [
    ['Vérifier ce document', strong],
    [`Code de vérification\u00a0: ${content.code}`, text],
    [address, text],
    [
      `Cette page dit si ${thisDocument[kind]} est valide, sans afficher le nom de la personne. Établi d’après les feuilles d’émargement closes de la session ${content.action.sessionRef}.`,
      small,
    ],
  ]);
}

/**
 * The bytes of a certificate, the same for the same content.
 * @param address public address of its verification page, printed and in the QR code
 */
export function certificatePdf(
  content: CertificateContent,
  address: string,
  issuedAt: Date,
): Promise<Buffer> {
  const title = titleOfKind[content.kind];
  return composePdf(
    {
      title: `${title} ${content.number} – ${content.person.givenName} ${content.person.familyName}`,
      subject: `${title} – ${content.action.title}`,
      author: content.body.name,
      reference: `${title} n°\u00a0${content.number}`,
      createdAt: issuedAt,
    },
    (sheet) => {
      attest(sheet, content);
      sign(sheet, content, address);
    },
  );
}
