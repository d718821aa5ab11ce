// The words of mailings: states, publics, what would leave and when, what became of each recipient.
import type { SentMail } from '@treize/contract/deliveries';
import type {
  Audience,
  MailingCount,
  MailingDetail,
  MailingDraft,
  MailingRow,
  MailingTarget,
} from '@treize/contract/mailings';
import { bounceKinds } from '@treize/contract/deliveries';
import { mailStates } from '@treize/contract/operations';
import type { Word } from '../../../platform/registration-words';
import { plural } from '../../../platform/session-words';
import { departureText, mailWord } from '../mail-words';

export const mailingStateWords: Record<MailingRow['state'], Word> = {
  WAITING: { label: 'En attente', tone: 'wait' },
  SENDING: { label: 'En cours d’envoi', tone: 'note' },
  SENT: { label: 'Envoyé', tone: 'ok' },
  CANCELLED: { label: 'Arrêté avant l’envoi', tone: 'plain' },
};
export const audienceWords: Record<Audience, string> = {
  REGISTERED: 'Personnes qui ont une place',
  WAITING: 'Personnes en liste d’attente',
  NOT_ANSWERED: 'Personnes inscrites sans réponse',
  TO_RECONFIRM: 'Personnes qui doivent reconfirmer',
  PRESENT: 'Personnes présentes',
  ABSENT: 'Personnes absentes',
  CANCELLED: 'Personnes dont l’inscription est annulée',
  TERRITORY: 'Personnes du territoire, non inscrites à la session',
};
export const addresseeWords: Record<MailingTarget['addressees'], string> = {
  PARTICIPANTS: 'Les personnes elles-mêmes',
  CONTACTS: 'Les contacts de leur commune',
  BOTH: 'Les personnes et les contacts de leur commune',
};
export const programmeWords: Record<MailingTarget['programmes'][number], string> = {
  PVD: 'Petites villes de demain',
  ACV: 'Action cœur de ville',
  MOUNTAIN: 'Communes de montagne',
};
export const kindWords: Record<MailingTarget['kinds'][number], string> = {
  ELECTED: 'Élu·es',
  STAFF: 'Agent·es',
};
export const purposeWords: Record<MailingDraft['purpose'], string> = {
  SERVICE: 'Au sujet de leur inscription',
  INVITATION: 'Pour inviter à s’inscrire',
};
const leftOutWords: Record<NonNullable<MailingDetail['recipientList'][number]['leftOut']>, string> = {
  OPTED_OUT: 'Ne veut plus d’invitation',
  BLOCKED: 'Adresse bloquée',
  NO_ADDRESS: 'Sans adresse',
};

/** Who a mailing is for, as lines to read. */
export function targetLines(target: MailingTarget, departmentName: (code: string) => string): string[] {
  return [
    audienceWords[target.audience],
    ...(target.addressees === 'PARTICIPANTS' ? [] : [addresseeWords[target.addressees]]),
    ...(target.kinds.length === 1 ? target.kinds.map((kind) => `${kindWords[kind]} seulement`) : []),
    ...(target.departments.length > 0
      ? [
          `${target.departments.length > 1 ? 'Départements' : 'Département'}\u00a0: ${target.departments.map(departmentName).join(', ')}`,
        ]
      : []),
    ...(target.programmes.length > 0
      ? [`Labels\u00a0: ${target.programmes.map((one) => programmeWords[one]).join(', ')}`]
      : []),
  ];
}

/** "312 messages partiront demain à 7 h." */
export function leavingText(
  { addresses, dueAt }: Pick<MailingCount, 'addresses' | 'dueAt'>,
  now: Date,
): string {
  if (addresses === 0) return 'Personne ne correspond à ce choix\u00a0: aucun message ne partira.';
  return `${plural(addresses, 'message')} ${addresses > 1 ? 'partiront' : 'partira'} ${departureText(dueAt, now)}.`;
}

/** Who is left out of a mailing, one line a cause; and addresses shared by several people. */
export function leftOutLines({
  people,
  addresses,
  optedOut,
  blocked,
  withoutAddress,
}: MailingCount): string[] {
  const shared = people - optedOut - blocked - withoutAddress - addresses;
  return [
    ...(optedOut > 0
      ? [plural(optedOut, 'personne ne veut plus d’invitation', 'personnes ne veulent plus d’invitation')]
      : []),
    ...(blocked > 0 ? [plural(blocked, 'adresse bloquée', 'adresses bloquées')] : []),
    ...(withoutAddress > 0
      ? [plural(withoutAddress, 'personne sans adresse', 'personnes sans adresse')]
      : []),
    ...(shared > 0
      ? [`${plural(shared, 'personne partage', 'personnes partagent')} une adresse déjà comptée`]
      : []),
  ];
}

/** "280 acceptés sur 312, 30 en attente, 2 échecs"; who is left out is not written to. */
export function progressText({ recipients, accepted, waiting, failed, state }: MailingRow): string {
  if (state === 'WAITING' || state === 'CANCELLED') return plural(recipients, 'destinataire');
  return [
    `${plural(accepted, 'accepté')} sur ${recipients}`,
    ...(waiting > 0 ? [`${waiting} en attente`] : []),
    ...(failed > 0 ? [plural(failed, 'échec')] : []),
  ].join(', ');
}

/** What became of one recipient’s message. */
export function recipientWord({
  leftOut,
  state,
  bounce,
}: Pick<MailingDetail['recipientList'][number], 'leftOut' | 'state' | 'bounce'>): Word {
  if (leftOut !== null) return { label: leftOutWords[leftOut], tone: 'plain' };
  const known: SentMail['state'] | undefined = mailStates.find((one) => one === state);
  if (!known) return { label: 'Pas encore parti', tone: 'plain' };
  return mailWord({
    state: known,
    bounce: bounceKinds.find((one) => one === bounce) ?? null,
    deliveredAt: null,
  });
}
