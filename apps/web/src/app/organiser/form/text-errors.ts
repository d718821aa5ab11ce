// What is wrong in the organiser's form, by control, in French: the contract's schema and the rules decide.
import { placing, sessionDraft } from '@treize/contract/sessions';
import { datesFault } from '@treize/rules/sessions/draft';
import { isFault, planTimetable, type DraftFault } from '@treize/rules/sessions/timetable';
import * as z from 'zod';
import { draftOf, placingOf, type PlacingText, type SessionText } from './session-text';

/** `id` is the id of the control. */
export interface TextError {
  id: string;
  message: string;
}

const placingDraft = z.object(placing);
/** Sentences by the last word of the path. */
const sentences: Record<string, string> = {
  moduleId: 'Choisissez un module.',
  regionCode: 'Choisissez une région.',
  title: 'Donnez un titre, de 160 caractères au plus.',
  summary: 'Écrivez une présentation de 2 000 caractères au plus.',
  contactEmail: 'Indiquez une adresse électronique, comme prenom.nom@mairie.fr.',
  capacity: 'Indiquez un nombre entier de 0 à 2 000, ou laissez vide pour ne pas limiter.',
  opensOn: 'Indiquez le jour et l’heure d’ouverture des inscriptions.',
  closesOn: 'Indiquez le jour et l’heure de clôture des inscriptions.',
  date: 'Indiquez la date de cette journée.',
  startTime: 'Indiquez l’heure de début.',
  endTime: 'Indiquez l’heure de fin.',
  halfDays: 'Ajoutez au moins une demi-journée.',
  days: 'Ajoutez au moins une journée, et dix au plus.',
  room: 'Écrivez la salle en 120 caractères au plus.',
  joinUrl: 'Le lien de connexion commence par https://.',
  trainerIds: 'Choisissez dix personnes au plus.',
};

/** Path in the draft (`days.0.date`, `body.closesAt`) -> id of the control (`days-0-date`, `closesOn`). */
export function idOf(path: string): string {
  const [head = '', ...rest] = path.replace(/^body\./, '').split('.');
  const first = { opensAt: 'opensOn', closesAt: 'closesOn' }[head] ?? head;
  return [first, ...rest].join('-');
}

const sentenceOfId = (id: string): string | undefined => sentences[id.split('-').at(-1) ?? ''];
const sentenceOfFault = ({ message }: DraftFault): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

function errorsOfIssues(error: z.ZodError | undefined): TextError[] {
  const found = new Map<string, string>();
  for (const { path, message } of error?.issues ?? []) {
    const id = idOf(path.join('.'));
    if (!found.has(id)) found.set(id, sentenceOfId(id) ?? message);
  }
  return [...found].map(([id, message]) => ({ id, message }));
}

/** Errors of days and place; the timetable is planned once every field of it is filled in. */
export function placingErrors(text: PlacingText): TextError[] {
  const errors = errorsOfIssues(placingDraft.safeParse(placingOf(text)).error);
  if (errors.some(({ id }) => id.startsWith('days'))) return errors;
  const planned = planTimetable(text.days);
  return isFault(planned)
    ? [...errors, { id: idOf(planned.path), message: sentenceOfFault(planned) }]
    : errors;
}

const registering = new Set(['capacity', 'opensOn', 'closesOn', 'contactEmail', 'trainerIds']);

/** Every error of the form, at most one a control. */
export function sessionErrors(text: SessionText): TextError[] {
  const draft = draftOf(text);
  const own = errorsOfIssues(
    sessionDraft.omit({ days: true, venueId: true, room: true, joinUrl: true }).safeParse(draft).error,
  );
  const placed = placingErrors({ ...text, joinUrl: draft.joinUrl ?? '' });
  // In the order of the form: days and place come before the dates of registration.
  const later = (error: TextError) => registering.has(error.id);
  if (own.length + placed.length > 0)
    return [...own.filter((error) => !later(error)), ...placed, ...own.filter(later)];
  const planned = planTimetable(draft.days);
  if (isFault(planned)) return [];
  const fault = datesFault({ opensAt: new Date(draft.opensAt), closesAt: new Date(draft.closesAt) }, planned);
  return fault ? [{ id: idOf(fault.path), message: sentenceOfFault(fault) }] : [];
}
