// What each document must say, and which text asks for it; what is missing is told before the document is issued.
// Orientation, not advice: the sources are those the field works with.

export const documentKinds = [
  'PROGRAMME',
  'SUMMONS',
  'ATTENDANCE_SHEET',
  'COMPLETION',
  'ATTENDANCE',
  'PARTICIPATION',
  'LEAVE_LETTER',
  'YEARLY_TABLE',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const titleOfDocument: Record<DocumentKind, string> = {
  PROGRAMME: 'Programme',
  SUMMONS: 'Convocation',
  ATTENDANCE_SHEET: 'Feuille d’émargement',
  COMPLETION: 'Certificat de réalisation',
  ATTENDANCE: 'Attestation de fréquentation effective',
  PARTICIPATION: 'Attestation de participation',
  LEAVE_LETTER: 'Lettre à l’employeur',
  YEARLY_TABLE: 'Tableau récapitulatif',
};

/** Every mention with the words that follow "il manque", and what it belongs to. */
const mentionWords = {
  bodyName: ['body', 'le nom de l’organisme'],
  bodyActivityNumber: ['body', 'le numéro de déclaration d’activité de l’organisme'],
  bodyAccreditation: ['body', 'le numéro d’agrément de l’organisme'],
  bodySignatory: ['body', 'le nom ou la fonction du signataire'],
  bodyCity: ['body', 'le lieu où le document est signé'],
  title: ['session', 'l’intitulé'],
  reference: ['session', 'la référence de la session'],
  nature: ['session', 'la nature de l’action'],
  objectives: ['session', 'les objectifs'],
  audience: ['session', 'le public visé'],
  prerequisites: ['session', 'les prérequis (ou « aucun »)'],
  contents: ['session', 'le contenu'],
  methods: ['session', 'les méthodes'],
  assessment: ['session', 'les modalités d’évaluation'],
  dates: ['session', 'les dates'],
  times: ['session', 'les horaires des demi-journées'],
  duration: ['session', 'la durée'],
  place: ['session', 'le lieu exact ou le lien de connexion'],
  access: ['session', 'l’accès au lieu'],
  accessTerms: ['session', 'les modalités et délais d’accès'],
  trainers: ['session', 'le nom du formateur ou de la formatrice'],
  price: ['session', 'le prix (ou « gratuit »)'],
  contact: ['session', 'le contact'],
  accessibility: ['session', 'l’accessibilité aux personnes handicapées'],
  updatedOn: ['session', 'la date de mise à jour'],
  personName: ['person', 'le nom'],
  personFunction: ['person', 'la fonction'],
  personBody: ['person', 'la collectivité ou l’employeur'],
  attended: ['person', 'les heures réellement suivies'],
  attendedHalfDays: ['person', 'les demi-journées suivies'],
  cost: ['person', 'le coût'],
  funding: ['person', 'le financement'],
} as const satisfies Record<string, readonly ['body' | 'session' | 'person', string]>;
export type MentionKey = keyof typeof mentionWords;

export interface Mention {
  key: MentionKey;
  /** "la fonction": what follows "il manque". */
  label: string;
  of: 'body' | 'session' | 'person';
  /** The article, arrêté or indicator that asks for it. */
  source: string;
}

/** Facts of one document by mention; null, blank and empty lists are missing, and so is what is not named. */
export type MentionFacts = Partial<Record<MentionKey, string | number | readonly string[] | null>>;

/** What changes the list of mentions. */
export interface MentionCase {
  regime: 'TRAINING' | 'AWARENESS';
  /** Elected people are among those the document is for: their training needs an accredited body. */
  forElected: boolean;
}

const rnq = (indicator: number): string => `Référentiel national qualité, indicateur ${indicator}`;
const certificateModel = 'Modèle de l’arrêté du 21 décembre 2018';
const practice = 'Pratique des financeurs\u00a0: liste des pièces probantes';
const summonsLaw = 'Code du travail, art. L.\u00a06353-8';
const attendanceLaw = 'CGCT, art. R.\u00a02123-18, lu avec R.\u00a04135-15';
const leaveLaw = 'CGCT, art. R.\u00a02123-15';
const yearlyLaw = 'CGCT, art. L.\u00a02123-12';
const accreditationLaw = 'CGCT, art. L.\u00a01221-3';
const house = 'Règle du programme';

const required: Record<DocumentKind, Partial<Record<MentionKey, string>>> = {
  PROGRAMME: {
    title: rnq(1),
    objectives: rnq(5),
    audience: rnq(1),
    prerequisites: rnq(1),
    duration: rnq(1),
    contents: rnq(6),
    methods: rnq(6),
    assessment: rnq(6),
    accessTerms: rnq(1),
    price: rnq(1),
    contact: rnq(1),
    accessibility: rnq(1),
    updatedOn: rnq(1),
  },
  SUMMONS: {
    bodyName: summonsLaw,
    personName: summonsLaw,
    title: summonsLaw,
    dates: summonsLaw,
    times: summonsLaw,
    place: summonsLaw,
    access: rnq(9),
    trainers: summonsLaw,
    contact: rnq(9),
  },
  ATTENDANCE_SHEET: {
    bodyName: practice,
    bodyActivityNumber: practice,
    bodyAccreditation: accreditationLaw,
    title: practice,
    reference: practice,
    dates: practice,
    times: practice,
    place: practice,
    trainers: practice,
    personName: practice,
    personBody: practice,
  },
  COMPLETION: {
    bodyName: certificateModel,
    bodySignatory: certificateModel,
    bodyCity: certificateModel,
    title: certificateModel,
    nature: certificateModel,
    dates: certificateModel,
    personName: certificateModel,
    personFunction: house,
    personBody: certificateModel,
    attended: certificateModel,
  },
  ATTENDANCE: {
    bodyName: attendanceLaw,
    bodySignatory: attendanceLaw,
    title: attendanceLaw,
    dates: attendanceLaw,
    personName: attendanceLaw,
    personFunction: attendanceLaw,
    personBody: attendanceLaw,
    attended: attendanceLaw,
  },
  PARTICIPATION: {
    bodyName: house,
    bodySignatory: house,
    title: house,
    dates: house,
    personName: house,
    personFunction: house,
    attendedHalfDays: house,
  },
  LEAVE_LETTER: { personName: leaveLaw, bodyName: leaveLaw, dates: leaveLaw, duration: leaveLaw },
  YEARLY_TABLE: {
    personName: yearlyLaw,
    title: yearlyLaw,
    bodyName: yearlyLaw,
    dates: yearlyLaw,
    cost: yearlyLaw,
    funding: yearlyLaw,
  },
};

/** Everything the document must say in this case, in the order it is told. */
export function mentionsOf(kind: DocumentKind, { regime, forElected }: MentionCase): Mention[] {
  return (
    (Object.entries(required[kind]) as [MentionKey, string][])
      // The declaration and the accreditation are those of training; an awareness day needs neither.
      .filter(([key]) => key !== 'bodyActivityNumber' || regime === 'TRAINING')
      .filter(([key]) => key !== 'bodyAccreditation' || (regime === 'TRAINING' && forElected))
      .map(([key, source]) => {
        const [of, label] = mentionWords[key];
        return { key, label, of, source };
      })
  );
}

const isMissing = (fact: MentionFacts[MentionKey]): boolean =>
  fact === undefined ||
  fact === null ||
  (typeof fact === 'string' && fact.trim() === '') ||
  (typeof fact === 'object' && fact.every((one) => one.trim() === ''));

/** The mentions that these facts leave out, in the order of the list. A length of zero is said, not missing. */
export const missingMentions = (kind: DocumentKind, about: MentionCase, facts: MentionFacts): Mention[] =>
  mentionsOf(kind, about).filter(({ key }) => isMissing(facts[key]));

/** A mention that an organiser accepted to leave out, for one person or, with null, for everybody of the session. */
export interface Override {
  kind: DocumentKind;
  key: string;
  registrationId: string | null;
}

/** What holds the document of one person: the missing mentions that nobody accepted to leave out. */
export const holdingMentions = (
  kind: DocumentKind,
  missing: readonly Mention[],
  overrides: readonly Override[],
  registrationId: string,
): Mention[] =>
  missing.filter(
    ({ key }) =>
      !overrides.some(
        (override) =>
          override.kind === kind &&
          override.key === key &&
          (override.registrationId === null || override.registrationId === registrationId),
      ),
  );

/** "Il manque la fonction de 3 personnes", "Il manque le numéro d’agrément de l’organisme". */
export function missingSentence({ label, of }: Pick<Mention, 'label' | 'of'>, people: number): string {
  if (of !== 'person') return `Il manque ${label}`;
  return `Il manque ${label} ${people === 1 ? 'd’une personne' : `de ${people}\u00a0personnes`}`;
}
