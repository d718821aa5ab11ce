// Field schemas that several rooms share: identifiers, dates, times, names, pages.
import * as z from 'zod';

export const id = z.uuid().describe('identifier (UUID)');
/** An instant, ISO 8601 in UTC: `2027-01-12T08:30:00.000Z`. */
export const instant = z.iso.datetime().describe('instant, ISO 8601 in UTC');
/** A civil date in Paris: `2027-01-12`. */
export const localDate = z.iso
  .date()
  .refine((date) => /^[12]/.test(date), 'année attendue entre 1000 et 2999')
  .describe('civil date in Paris, YYYY-MM-DD');
/** A wall-clock time in Paris: `09:30`. */
export const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'heure attendue : 09:30')
  .describe('wall-clock time in Paris, HH:MM');
export const regionCode = z
  .string()
  .regex(/^\d{2,3}$/)
  .describe('INSEE code of a region or overseas collectivity');
export const departmentCode = z
  .string()
  .regex(/^(\d{2,3}|2[AB])$/)
  .describe('INSEE code of a département');
export const municipalityCode = z
  .string()
  .regex(/^(\d{5}|2[AB]\d{3})$/)
  .describe('INSEE code of a commune');
export const epciCode = z
  .string()
  .regex(/^\d{9}$/)
  .describe('SIREN of an EPCI');

/** Signs that show nothing and change how the rest is read: pasted from a document, or typed to deceive. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const typed = () =>
  z
    .string()
    .overwrite((text) => text.normalize('NFC').replace(invisible, ''))
    .trim();

/** One line of text typed by a person: composed, without invisible signs, trimmed, no control characters. */
export const line = (max: number) =>
  typed()
    .min(1, 'à remplir')
    .max(max, `${max} caractères au plus`)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'caractères de contrôle refusés');
/** Several lines of text typed by a person: trimmed, may be empty. */
export const lines = (max: number) =>
  typed()
    .max(max, `${max} caractères au plus`)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'caractères de contrôle refusés');
/** Letters to look for: trimmed, may be empty, no control characters (PostgreSQL holds no NUL). */
export const wanted = (max: number) =>
  typed()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'caractères de contrôle refusés');
/** A name, which our mails greet: it has a letter, and carries no address nor link to whoever receives them. */
export const personName = line(80).regex(
  /^(?=.*\p{L})[^:/\\@<>]*$/u,
  'un nom a au moins une lettre, sans adresse ni lien',
);
export const email = z.email('adresse électronique attendue : prenom.nom@mairie.fr').max(254);

/** A page of a list: 1-based. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
};
/** A page of `item`s with the total count of the whole list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() });
