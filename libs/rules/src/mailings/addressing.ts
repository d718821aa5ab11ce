// From the people wanted to the messages that leave: one an address, to themselves or to whoever answers for their commune.
import { emailKey } from '../people/keys';

export type Addressees = 'PARTICIPANTS' | 'CONTACTS' | 'BOTH';

export interface WantedPerson {
  personId: string;
  registrationId: string | null;
  number: string | null;
  givenName: string;
  familyName: string;
  /** Empty: no mailbox. */
  email: string;
  municipalityCode: string | null;
  /** Commune or EPCI. */
  body: string;
}

export interface CommuneContact {
  municipalityCode: string;
  municipality: string;
  givenName: string;
  familyName: string;
  email: string;
}

/** A message to one address. A PARTICIPANT reads about themselves, a CONTACT about people of their commune. */
export interface Message {
  role: 'PARTICIPANT' | 'CONTACT';
  /** Empty: nobody can be reached. */
  address: string;
  /** Whoever reads, several when they share a mailbox. */
  readers: { givenName: string; familyName: string }[];
  people: WantedPerson[];
  /** People of the commune without a mailbox, told to the participant who also answers for it. */
  onBehalf: WantedPerson[];
  towns: { code: string; name: string }[];
}

const nobody = (person: WantedPerson): Message => ({
  role: 'PARTICIPANT',
  address: '',
  readers: [person],
  people: [person],
  onBehalf: [],
  towns: [],
});

/** The message of that address, made when it is the first. */
function at(messages: Map<string, Message>, role: Message['role'], address: string): Message {
  const key = emailKey(address);
  const found = messages.get(key);
  if (found) return found;
  const made: Message = { role, address: address.trim(), readers: [], people: [], onBehalf: [], towns: [] };
  messages.set(key, made);
  return made;
}

function toContact(messages: Map<string, Message>, contact: CommuneContact, person: WantedPerson): void {
  const message = at(messages, 'CONTACT', contact.email);
  if (message.role === 'PARTICIPANT') {
    // The same mailbox gets one message, the participant's: it only adds those who have none of their own.
    if (person.email === '') message.onBehalf.push(person);
    return;
  }
  message.people.push(person);
  if (!message.towns.some(({ code }) => code === contact.municipalityCode))
    message.towns.push({ code: contact.municipalityCode, name: contact.municipality });
  if (message.readers.length === 0) message.readers.push(contact);
}

/**
 * Who is written to. The same address is written to once, as a participant when it is both; whoever has no address is
 * reached through the contacts of their commune, and nobody is when there are none (address empty).
 */
export function addressed(
  people: readonly WantedPerson[],
  contacts: readonly CommuneContact[],
  addressees: Addressees,
): Message[] {
  const messages = new Map<string, Message>();
  const ofTown = Map.groupBy(contacts, ({ municipalityCode }) => municipalityCode);
  const unreachable: Message[] = [];
  if (addressees !== 'CONTACTS') {
    for (const person of people) {
      if (person.email === '') continue;
      const message = at(messages, 'PARTICIPANT', person.email);
      message.people.push(person);
      message.readers.push(person);
    }
  }
  for (const person of people) {
    const hasOwn = person.email !== '' && addressees !== 'CONTACTS';
    if (hasOwn && addressees === 'PARTICIPANTS') continue;
    const answering = person.municipalityCode === null ? [] : (ofTown.get(person.municipalityCode) ?? []);
    for (const contact of answering) toContact(messages, contact, person);
    if (answering.length === 0 && !hasOwn) unreachable.push(nobody(person));
  }
  return [...messages.values(), ...unreachable];
}

export type LeftOut = 'OPTED_OUT' | 'BLOCKED' | 'NO_ADDRESS';

/**
 * Why a message does not leave; null: it does. Only invitations to register can be refused: what concerns one's own
 * registration always comes.
 * @param blocked @param optedOut addresses as `emailKey` writes them
 */
export function leftOut(
  { address }: Pick<Message, 'address'>,
  purpose: 'SERVICE' | 'INVITATION',
  blocked: ReadonlySet<string>,
  optedOut: ReadonlySet<string>,
): LeftOut | null {
  const key = emailKey(address);
  if (key === '') return 'NO_ADDRESS';
  if (blocked.has(key)) return 'BLOCKED';
  return purpose === 'INVITATION' && optedOut.has(key) ? 'OPTED_OUT' : null;
}
