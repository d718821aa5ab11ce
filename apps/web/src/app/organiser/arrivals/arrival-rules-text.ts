// The rules of arrival as they are typed, what is wrong in them, and what is sent.
import { arrivalRules, type ArrivalRules } from '@treize/contract/devices';
import type { TextError } from '../form/text-errors';

export interface ArrivalRulesText {
  multipleEntries: boolean;
  reentry: boolean;
  /** Numbers as typed; empty for no limit. */
  entriesPerDay: string;
  days: string;
  admitsPending: boolean;
  minutesBefore: string;
  minutesAfter: string;
  /** Empty: nothing is asked at the door. */
  question: string;
  questionRequired: boolean;
  blocked: string[];
}

/** What any session begins with, until its own rules are read. */
export const blankRules: ArrivalRulesText = {
  multipleEntries: false,
  reentry: true,
  entriesPerDay: '',
  days: '',
  admitsPending: false,
  minutesBefore: '30',
  minutesAfter: '720',
  question: '',
  questionRequired: false,
  blocked: [],
};

const typed = (limit: number | null): string => (limit === null ? '' : String(limit));

export const rulesTextOf = (rules: ArrivalRules): ArrivalRulesText => ({
  multipleEntries: rules.multipleEntries,
  reentry: rules.reentry,
  entriesPerDay: typed(rules.entriesPerDay),
  days: typed(rules.days),
  admitsPending: rules.admitsPending,
  minutesBefore: String(rules.minutesBefore),
  minutesAfter: String(rules.minutesAfter),
  question: rules.question?.label ?? '',
  questionRequired: rules.question?.required ?? false,
  blocked: [...rules.blocked],
});

/** Whatever is not a whole number stays one that the contract refuses. */
const number = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
const limit = (text: string): number | null => (text.trim() === '' ? null : number(text));

export const rulesDraftOf = (text: ArrivalRulesText): ArrivalRules => ({
  multipleEntries: text.multipleEntries,
  reentry: text.reentry,
  entriesPerDay: text.multipleEntries ? limit(text.entriesPerDay) : null,
  days: limit(text.days),
  admitsPending: text.admitsPending,
  minutesBefore: number(text.minutesBefore),
  minutesAfter: number(text.minutesAfter),
  question:
    text.question.trim() === '' ? null : { label: text.question.trim(), required: text.questionRequired },
  blocked: text.blocked,
});

const sentences: Record<string, string> = {
  entriesPerDay: 'Indiquez un nombre entier d’entrées, ou laissez vide pour ne pas limiter.',
  days: 'Indiquez un nombre entier de jours, ou laissez vide pour ne pas limiter.',
  minutesBefore: 'Indiquez un nombre de minutes, de 0 à 240.',
  minutesAfter: 'Indiquez un nombre de minutes, de 0 à 1 440 (un jour).',
  question: 'Écrivez une question de 200 caractères au plus.',
  blocked: '200 personnes au plus.',
};

/** At most one a control; ids begin with `arrival-`. */
export function rulesErrors(text: ArrivalRulesText): TextError[] {
  const issues = arrivalRules.safeParse(rulesDraftOf(text)).error?.issues ?? [];
  const names = new Set(issues.map(({ path }) => String(path[0])));
  return [...names].map((name) => ({ id: `arrival-${name}`, message: sentences[name] ?? 'À corriger.' }));
}
