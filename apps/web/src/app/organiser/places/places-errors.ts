// What is wrong in the settings of places, by control, in French; and a capacity refused, beside its field.
import { placesDraft } from '@treize/contract/places';
import type { Problem } from '@treize/contract/refusals';
import { sentenceOf } from '../../platform/refusals';
import type { TextError } from '../form/text-errors';
import { placesDraftOf, type PlacesText } from './places-text';

/** Sentences by the last word of the path. */
const sentences: Record<string, string> = {
  capacity: 'Indiquez un nombre entier de 0 à 2 000, ou laissez vide pour ne pas limiter.',
  share: 'Indiquez un nombre entier de 1 à 2 000, ou laissez vide pour ne pas limiter.',
  offerHours: 'Indiquez de 1 à 240 heures ouvrées.',
  offersStopHours: 'Indiquez de 0 à 720 heures.',
  label: 'Donnez un nom, de 80 caractères au plus.',
  places: 'Indiquez un nombre entier de 1 à 2 000.',
  releasesAt: 'Vérifiez la date.',
  departmentCode: 'Choisissez un département de la liste.',
};

/** Path in the draft (`limits.0.capacity`, `body.blocks.1.releasesAt`) -> id of the control. */
export const controlOf = (path: string): string =>
  path
    .replace(/^body\./, '')
    .replace(/releasesAt$/, 'releasesOn')
    .replaceAll('.', '-');

function errorsOf(issues: readonly { path: string; message: string }[]): TextError[] {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const id = controlOf(path);
    if (!found.has(id)) found.set(id, sentences[path.split('.').at(-1) ?? ''] ?? message);
  }
  return [...found].map(([id, message]) => ({ id, message }));
}

/** Every error of the form, at most one a control; two limits of one session do not have the same name. */
export function placesErrors(text: PlacesText): TextError[] {
  const { error } = placesDraft.safeParse(placesDraftOf(text));
  const errors = errorsOf(
    (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
  );
  const names = text.limits.map(({ label }) => label.trim().toLowerCase());
  const twice = names.findIndex((name, at) => name !== '' && names.indexOf(name) < at);
  return twice < 0
    ? errors
    : [...errors, { id: `limits-${twice}-label`, message: 'Ce nom est déjà celui d’une autre limite.' }];
}

/** What the server refused, beside the field it is about: the number already taken tells the least one can set. */
export function refusedPlaces(problem: Problem | null, text: PlacesText): TextError[] {
  const label = problem?.facts?.['label'];
  const at = text.limits.findIndex((limit) => limit.label === label);
  if (problem?.code === 'capacity-below-taken')
    return [{ id: at < 0 ? 'capacity' : `limits-${at}-capacity`, message: sentenceOf(problem) }];
  if (problem?.code === 'wrong-state' && label !== undefined) {
    const message = `Des personnes ont «\u00a0${label}\u00a0»\u00a0: cette limite reste, telle qu’elle est.`;
    return [{ id: at < 0 ? 'limits-add' : `limits-${at}-label`, message }];
  }
  return problem?.errors ? errorsOf(problem.errors) : [];
}
