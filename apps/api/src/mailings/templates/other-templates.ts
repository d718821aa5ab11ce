// Previews of the mails of sign-in and of certificates.
import { signInMail } from '../../auth/sign-in/mails/sign-in.mail';
import { unknownAddressMail } from '../../auth/sign-in/mails/unknown-address.mail';
import type { CertificateContent } from '../../certificates/content';
import { issuedMail } from '../../certificates/mails/issued.mail';
import { withdrawnMail } from '../../certificates/mails/withdrawn.mail';
import { placeOf } from '../../sessions/place';
import { aSession, personAddress, town, why, type Stage } from './fictional';
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

export const certificateTemplates: readonly Template[] = [
  {
    kind: 'certificate.issued',
    name: 'Certificat ou attestation',
    when: 'Dès que les feuilles de présence sont closes',
    write: (scene) =>
      issuedMail({
        content: aCertificate(scene),
        pdfUrl: scene.page('/registrations/link/exemple'),
        verifyUrl: scene.page('/certificates/TRZ-AAAA-AAAA-AAAA'),
        senderName: scene.senderName,
        replacing: null,
      }),
  },
  {
    kind: 'certificate.withdrawn',
    name: 'Certificat retiré',
    when: 'Quand une correction de présence retire un document',
    write: (scene) => withdrawnMail(aCertificate(scene), why, scene.senderName),
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
