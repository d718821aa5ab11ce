// A seat invitation as it is typed, what is wrong in it, and the state of a stored one.
import { invitationDraft, type InvitationView } from '@treize/contract/places';
import type { Municipality } from '@treize/contract/territories';
import type { Tone } from '@treize/design/tone';
import { parisInstant } from '@treize/rules/time/paris';
import type { TextError } from '../form/text-errors';

export interface InvitationText {
  to: 'PERSON' | 'MUNICIPALITY';
  name: string;
  email: string;
  municipality: Municipality | null;
  places: string;
  isBlocking: boolean;
  /** Valid until the evening of that day. */
  expiresOn: string;
}

const sentences: Record<string, string> = {
  name: 'Indiquez le nom de la personne ou du contact.',
  email: 'Indiquez une adresse électronique, comme prenom.nom@mairie.fr.',
  municipality: 'Choisissez la commune dans la liste proposée.',
  places: 'Indiquez un nombre entier de 1 à 200.',
  expiresOn: 'Indiquez le dernier jour de validité.',
};

function eveningOf(date: string): string {
  try {
    return parisInstant(date, '23:59').toISOString();
  } catch {
    return '';
  }
}

export const invitationDraftOf = (text: InvitationText) => ({
  name: text.name,
  email: text.to === 'PERSON' ? text.email.trim() : null,
  municipalityCode: text.to === 'MUNICIPALITY' ? (text.municipality?.code ?? null) : null,
  places: text.to === 'PERSON' ? 1 : Number(text.places),
  isBlocking: text.isBlocking,
  expiresAt: eveningOf(text.expiresOn),
});

/** Ids of the controls begin with `invite-`. */
export function invitationErrors(text: InvitationText): TextError[] {
  const paths = (invitationDraft.safeParse(invitationDraftOf(text)).error?.issues ?? []).map(({ path }) => {
    const name = String(path[0]);
    if (name === 'expiresAt') return 'expiresOn';
    return name === 'municipalityCode' ? 'municipality' : name;
  });
  // The refinement of the contract is silent while another field is wrong: ask for the commune at once.
  if (text.to === 'MUNICIPALITY' && !text.municipality) paths.push('municipality');
  const wrong = [...new Set(paths)].filter((name) => !(name === 'email' && text.to === 'MUNICIPALITY'));
  return wrong.map((name) => ({ id: `invite-${name}`, message: sentences[name] ?? 'À corriger.' }));
}

export interface InvitationState {
  label: string;
  tone: Tone;
  /** The link still leads to a place. */
  isOpen: boolean;
}
export function invitationState(
  {
    revokedAt,
    expiresAt,
    places,
    taken,
  }: Pick<InvitationView, 'revokedAt' | 'expiresAt' | 'places' | 'taken'>,
  now: Date,
): InvitationState {
  if (revokedAt !== null) return { label: 'Révoquée', tone: 'bad', isOpen: false };
  if (taken >= places) return { label: 'Utilisée', tone: 'ok', isOpen: false };
  if (new Date(expiresAt) <= now) return { label: 'Expirée', tone: 'plain', isOpen: false };
  return { label: 'Valable', tone: 'note', isOpen: true };
}
