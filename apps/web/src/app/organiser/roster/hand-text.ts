// Somebody registered by an organiser, as it is typed: the person, their choices, the rules set aside and why.
import type { RegistrationDraft } from '@treize/contract/registrations';
import { organiserRegistration } from '@treize/contract/roster';
import type { PublicLimit } from '@treize/contract/places';
import type { Municipality } from '@treize/contract/territories';
import type * as z from 'zod';
import type { TextError } from '../form/text-errors';

export interface HandText {
  kind: RegistrationDraft['kind'];
  function: string;
  delegation: boolean;
  municipality: Municipality | null;
  forEpci: boolean;
  familyName: string;
  givenName: string;
  email: string;
  phone: string;
  needs: string;
  /** Workshop chosen among those left to choose; empty: none yet. */
  workshop: string;
  /** Quantity of each lunch left to choose, by id; '0': none. */
  lunches: Record<string, string>;
  reason: string;
  aside: { eligibility: boolean; share: boolean; room: boolean; limitIds: string[] };
}

export const noHandText: HandText = {
  ...{ kind: 'ELECTED', function: '', delegation: false, municipality: null, forEpci: false },
  ...{
    familyName: '',
    givenName: '',
    email: '',
    phone: '',
    needs: '',
    workshop: '',
    lunches: {},
    reason: '',
  },
  aside: { eligibility: false, share: false, room: false, limitIds: [] },
};

type Limits = readonly Pick<PublicLimit, 'id' | 'kind' | 'included'>[];
export const chosenAmong = <T extends Limits[number]>(limits: readonly T[], kind: PublicLimit['kind']): T[] =>
  limits.filter((limit) => limit.kind === kind && limit.included === 0);

export const setsAside = ({ aside }: HandText): boolean =>
  aside.eligibility || aside.share || aside.room || aside.limitIds.length > 0;

/** The registration as the API takes it; the contract's schema then says what is wrong in it. */
export function handDraftOf(text: HandText): z.input<typeof organiserRegistration> {
  const epci = text.forEpci ? (text.municipality?.epciCode ?? null) : null;
  const lunches = Object.entries(text.lunches).map(([limitId, count]) => ({
    limitId,
    quantity: Number(count),
  }));
  return {
    kind: text.kind,
    function: text.function,
    delegation: text.kind === 'ELECTED' && text.delegation,
    municipalityCode: epci === null ? (text.municipality?.code ?? null) : null,
    epciCode: epci,
    familyName: text.familyName,
    givenName: text.givenName,
    email: text.email.trim(),
    phone: text.phone.trim() || null,
    needs: text.needs.trim() || null,
    extras: [
      ...(text.workshop === '' ? [] : [{ limitId: text.workshop, quantity: 1 }]),
      ...lunches.filter(({ quantity }) => quantity > 0),
    ],
    override: setsAside(text) ? { ...text.aside, reason: text.reason } : null,
  };
}

const sentences: Record<string, string> = {
  function: 'Indiquez la fonction, en 120 caractères au plus.',
  municipality: 'Choisissez la commune dans la liste proposée.',
  familyName: 'Indiquez le nom.',
  givenName: 'Indiquez le prénom.',
  email: 'Indiquez une adresse électronique, comme prenom.nom@mairie.fr.',
  phone: 'Vérifiez le numéro de téléphone\u00a0: il s’écrit comme 02 99 00 00 00.',
  needs: 'Écrivez les besoins en 500 caractères au plus.',
  workshop: 'Choisissez un atelier.',
  reason: 'Indiquez pourquoi une règle est mise de côté, en 300 caractères au plus.',
};
const order = Object.keys(sentences);
/** The form's field behind a field of the draft. */
const fieldOf: Record<string, string> = {
  municipalityCode: 'municipality',
  epciCode: 'municipality',
  override: 'reason',
};

/** Every error of the form, in the order of its fields. */
export function handErrors(text: HandText, limits: Limits): TextError[] {
  const { error } = organiserRegistration.safeParse(handDraftOf(text));
  const paths = (error?.issues ?? []).map(({ path }) => String(path[0]));
  const wrong = new Set(paths.map((name) => fieldOf[name] ?? name));
  if (!text.municipality) wrong.add('municipality');
  if (text.workshop === '' && chosenAmong(limits, 'WORKSHOP').length > 0) wrong.add('workshop');
  return [...wrong]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => ({ id: `hand-${name}`, message: sentences[name] ?? 'À corriger.' }));
}
