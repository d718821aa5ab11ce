// Previews of the mails of attendance, of sign-in, of a person's own address, and of certificates.
import { openedMail } from '../../attendance/signing/links/opened.mail';
import { signInMail } from '../../auth/sign-in/mails/sign-in.mail';
import { unknownAddressMail } from '../../auth/sign-in/mails/unknown-address.mail';
import type { CertificateContent } from '../../certificates/content';
import { issuedMail } from '../../certificates/mails/issued.mail';
import { lateMail } from '../../certificates/mails/late.mail';
import { withdrawnMail } from '../../certificates/mails/withdrawn.mail';
import { addressChangedMail } from '../../registrations/addresses/mails/address-changed.mail';
import { confirmAddressMail } from '../../registrations/addresses/mails/confirm-address.mail';
import { feedRenewedMail } from '../../registrations/addresses/mails/feed-renewed.mail';
import { placeOf } from '../../sessions/place';
import { aRegistration, aSession, personAddress, town, why, type Stage } from './fictional';
import type { Template } from './template';

const aCertificate = (stage: Stage): CertificateContent => {
  const session = aSession(stage);
  return {
    kind: 'COMPLETION',
    number: 'CR-EXEMPLE-0001',
    code: 'TRZ-AAAA-AAAA-AAAA',
    person: { familyName: 'Exemple', givenName: 'Camille', function: 'Adjoint·e au maire', body: town },
    action: {
      title: session.title,
      sessionRef: session.ref,
      place: placeOf(session),
      plannedMinutes: session.plannedMinutes,
    },
    halfDays: [],
    minutes: session.plannedMinutes,
    body: { name: stage.senderName, activityNumber: '', signatory: '', city: '' },
    issuedOn: '2027-03-10',
  };
};

export const attendanceTemplates: readonly Template[] = [
  {
    kind: 'attendance.opened',
    name: 'Signature à distance',
    when: 'À l’ouverture de chaque demi-journée d’une session à distance, à qui n’a pas encore signé',
    write: (scene) =>
      openedMail(aRegistration(scene), {
        date: '2027-03-09',
        startTime: '09:30',
        endTime: '12:30',
        url: scene.page('/sign/link/exemple'),
      }),
  },
];

export const certificateTemplates: readonly Template[] = [
  {
    kind: 'certificate.issued',
    name: 'Certificat ou attestation',
    when: 'Dès que les feuilles de présence sont closes',
    write: (scene) =>
      issuedMail({
        documents: [
          {
            content: aCertificate(scene),
            pdfUrl: scene.page('/registrations/link/exemple'),
            verifyUrl: scene.page('/certificates/TRZ-AAAA-AAAA-AAAA'),
          },
        ],
        senderName: scene.senderName,
        replacing: null,
      }),
  },
  {
    kind: 'certificate.late',
    name: 'Document pas encore prêt',
    when: 'Quand un certificat ou une attestation n’a pas pu être écrit vingt minutes après la clôture',
    write: (scene) => {
      const { title, regime } = aSession(scene);
      return lateMail('Camille', { title, regime, place: placeOf(aSession(scene)) }, scene.senderName);
    },
  },
  {
    kind: 'certificate.withdrawn',
    name: 'Certificat retiré',
    when: 'Quand une correction de présence retire un document',
    write: (scene) => withdrawnMail([aCertificate(scene)], why, scene.senderName),
  },
];

export const accountTemplates: readonly Template[] = [
  {
    kind: 'sign-in',
    name: 'Code de connexion',
    when: 'Quand une personne demande à se connecter',
    from: 'NATION',
    write: (scene) =>
      signInMail({
        code: '123456',
        url: scene.page('/sign-in/link'),
        minutes: 15,
        senderName: scene.senderName,
      }),
  },
  {
    kind: 'address.to-confirm',
    name: 'Nouvelle adresse à confirmer',
    when: 'À la nouvelle adresse, quand une personne en donne une depuis la page de son inscription',
    write: (scene) =>
      confirmAddressMail({
        number: aRegistration(scene).number,
        url: scene.page('/registrations/address'),
        hours: 24,
        senderName: scene.senderName,
      }),
  },
  {
    kind: 'address.changed',
    name: 'Adresse changée',
    when: 'À l’ancienne adresse, quand la personne a confirmé la nouvelle',
    write: (scene) => addressChangedMail(aRegistration(scene), 'n…@mairie.example'),
  },
  {
    kind: 'address.feed-renewed',
    name: 'Agenda\u00a0: nouvelle adresse secrète',
    when: 'À la nouvelle adresse d’une personne, quand elle a un agenda personnel',
    write: (scene) => feedRenewedMail(aRegistration(scene), scene.page('/calendars')),
  },
  {
    kind: 'sign-in.unknown-address',
    name: 'Adresse inconnue',
    when: 'Quand personne n’est connu à l’adresse tapée pour se connecter',
    from: 'NATION',
    write: (scene) =>
      unknownAddressMail({
        address: personAddress,
        sessionsUrl: scene.page('/sessions'),
        contactEmail: 'contact@treize.example',
        senderName: scene.senderName,
      }),
  },
];
