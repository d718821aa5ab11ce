// What each reader is told and where their links lead: their own registration, or the page of their town hall.
import { Injectable } from '@nestjs/common';
import type { SessionPage } from '@treize/contract/sessions';
import type { Message, WantedPerson } from '@treize/rules/mailings/addressing';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import type { Fact } from '../../platform/mail/layout/blocks';
import { Senders, type Sender } from '../../platform/mail/senders/senders.service';
import { timetable } from '../../registrations/mails/recap';
import { sessionRecap } from '../../registrations/session-recap';
import { placeOf } from '../../sessions/place';
import { regionWith } from '../audience/audience.queries';
import { messageMail, type MessageLetter, type MessageValues } from './message.mail';

/** What all messages of a mailing or reminder have in common. */
export interface Occasion {
  subject: string;
  body: string;
  purpose: 'SERVICE' | 'INVITATION';
  sender: Sender;
  session: SessionPage | null;
  /** Told to participants when they are expected and the session is still to come. */
  joinUrl: string | null;
}

export interface Written {
  subject: string;
  text: string;
  html: string;
}

/** "Anne, Paul et Zoé" */
const listed = (words: readonly string[]): string => new Intl.ListFormat('fr').format(words);
const distinct = (words: readonly string[]): string[] => [...new Set(words.filter((word) => word !== ''))];
const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`;

const reasons = {
  INVITATION:
    'Vous recevez cette invitation parce que vous exercez un mandat ou une fonction dans une commune ou une intercommunalité.',
  CONTACT: 'Vous recevez ce message parce que vous êtes référent·e de cette commune.',
  SERVICE: 'Vous recevez ce message parce qu’une inscription a été faite avec cette adresse.',
} as const;

/** Shown in trials where the reader's own link will be: it opens nothing. */
const trialPath = '/registrations/link/exemple';

@Injectable()
export class Letters {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly senders: Senders,
  ) {}

  /** @throws Refusal `not-found` for an unknown region or session */
  async occasion(
    tx: EntityManager,
    about: {
      regionCode: string;
      sessionId: string | null;
      subject: string;
      body: string;
      purpose: Occasion['purpose'];
    },
  ): Promise<Occasion> {
    const { regionCode, sessionId, subject, body, purpose } = about;
    const region = await regionWith(tx, regionCode, []);
    if (!region) throw new Refusal('not-found');
    const now = this.clock.now();
    const recap = sessionId === null ? null : await sessionRecap(tx, sessionId, now);
    const isToCome = recap !== null && new Date(recap.page.endsAt) > now;
    return {
      subject,
      body,
      purpose,
      sender: await this.senders.of(tx, regionCode, region.name),
      session: recap?.page ?? null,
      joinUrl: isToCome ? recap.joinUrl : null,
    };
  }

  /** @param unsubscribePage for invitations; @param isTrial personal links are replaced by one that opens nothing */
  write(occasion: Occasion, message: Message, unsubscribePage: string | null, isTrial = false): Written {
    const links = this.linksOf(occasion, message, isTrial);
    const { purpose, sender, subject, body } = occasion;
    return messageMail({
      subject,
      body,
      values: valuesOf(occasion, message, links),
      rows: rowsOf(occasion, message),
      links,
      senderName: sender.mailbox.name,
      reason:
        purpose === 'INVITATION'
          ? reasons.INVITATION
          : reasons[message.role === 'CONTACT' ? 'CONTACT' : 'SERVICE'],
      unsubscribePage,
    });
  }

  private linksOf(
    { session }: Occasion,
    { role, people, towns }: Message,
    isTrial: boolean,
  ): MessageLetter['links'] {
    if (role === 'CONTACT')
      return towns.map(({ code, name }) => ({
        label: towns.length > 1 ? `Voir la page de la mairie\u00a0: ${name}` : 'Voir la page de la mairie',
        url: this.links.page(`/municipality/${code}`),
      }));
    const own = people.flatMap((person) =>
      person.registrationId === null ? [] : [{ person, registrationId: person.registrationId }],
    );
    if (own.length > 0)
      return own.map(({ person, registrationId }) => ({
        label: own.length > 1 ? `Voir l’inscription de ${nameOf(person)}` : 'Voir mon inscription',
        url: isTrial ? this.links.page(trialPath) : this.links.registration(registrationId),
      }));
    return session === null
      ? [{ label: 'Voir les sessions à venir', url: this.links.page('/sessions') }]
      : [{ label: 'Voir la session et s’inscrire', url: this.links.page(`/sessions/${session.id}`) }];
  }
}

function valuesOf({ session }: Occasion, message: Message, links: MessageLetter['links']): MessageValues {
  const { role, readers, people, towns } = message;
  const bodies = role === 'CONTACT' ? towns.map(({ name }) => name) : people.map(({ body }) => body);
  return {
    prenom: listed(distinct(readers.map(({ givenName }) => givenName))),
    nom: listed(distinct(readers.map(({ familyName }) => familyName))),
    commune: listed(distinct(bodies)),
    lien: links.map(({ url }) => url).join('\n'),
    session: session?.title ?? '',
    quand: session ? timetable(session.days) : '',
    ou: session ? placeOf(session) : '',
  };
}

const numberLine = (person: WantedPerson, isAlone: boolean): string =>
  isAlone ? (person.number ?? '') : `${nameOf(person)}\u00a0: ${person.number ?? ''}`;

function rowsOf({ session, joinUrl }: Occasion, { role, people, onBehalf }: Message): Fact[] {
  if (session === null) return [];
  const registered = people.filter(({ registrationId }) => registrationId !== null);
  const isOwn = role === 'PARTICIPANT' && registered.length > 0;
  const numbers = registered.map((person) => numberLine(person, registered.length === 1)).join('\n');
  const names = (some: readonly WantedPerson[]) => some.map(nameOf).join('\n');
  return [
    { label: 'Session', value: session.title },
    { label: 'Quand', value: timetable(session.days) },
    { label: 'Où', value: placeOf(session) },
    ...(isOwn && joinUrl !== null ? [{ label: 'Lien de connexion', value: joinUrl }] : []),
    ...(isOwn ? [{ label: 'Numéro d’inscription', value: numbers }] : []),
    ...(role === 'CONTACT' && registered.length > 0 ? [{ label: 'Concerne', value: names(registered) }] : []),
    ...(onBehalf.length > 0 ? [{ label: 'À prévenir, sans adresse', value: names(onBehalf) }] : []),
    { label: 'Contact', value: session.contactEmail },
  ];
}
