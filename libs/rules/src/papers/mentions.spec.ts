// Each mandatory mention of each document, with the text that asks for it; what is missing is told, what is said is not.
import {
  documentKinds,
  holdingMentions,
  mentionsOf,
  missingMentions,
  missingSentence,
  type DocumentKind,
  type MentionFacts,
  type MentionKey,
} from './mentions';

const training = { regime: 'TRAINING', forElected: true } as const;
const awareness = { regime: 'AWARENESS', forElected: true } as const;
const model = 'Modèle de l’arrêté du 21 décembre 2018';
const rnq = (indicator: number) => `Référentiel national qualité, indicateur ${indicator}`;
const practice = 'Pratique des financeurs\u00a0: liste des pièces probantes';
const summons = 'Code du travail, art. L.\u00a06353-8';
const attendance = 'CGCT, art. R.\u00a02123-18, lu avec R.\u00a04135-15';
const leave = 'CGCT, art. R.\u00a02123-15';
const yearly = 'CGCT, art. L.\u00a02123-12';
const house = 'Règle du programme';

/** One row a mention: the document, the mention, its source. */
const table: readonly (readonly [DocumentKind, MentionKey, string])[] = [
  ['PROGRAMME', 'title', rnq(1)],
  ['PROGRAMME', 'objectives', rnq(5)],
  ['PROGRAMME', 'audience', rnq(1)],
  ['PROGRAMME', 'prerequisites', rnq(1)],
  ['PROGRAMME', 'duration', rnq(1)],
  ['PROGRAMME', 'contents', rnq(6)],
  ['PROGRAMME', 'methods', rnq(6)],
  ['PROGRAMME', 'assessment', rnq(6)],
  ['PROGRAMME', 'accessTerms', rnq(1)],
  ['PROGRAMME', 'price', rnq(1)],
  ['PROGRAMME', 'contact', rnq(1)],
  ['PROGRAMME', 'accessibility', rnq(1)],
  ['PROGRAMME', 'updatedOn', rnq(1)],
  ['SUMMONS', 'bodyName', summons],
  ['SUMMONS', 'personName', summons],
  ['SUMMONS', 'title', summons],
  ['SUMMONS', 'dates', summons],
  ['SUMMONS', 'times', summons],
  ['SUMMONS', 'place', summons],
  ['SUMMONS', 'access', rnq(9)],
  ['SUMMONS', 'trainers', summons],
  ['SUMMONS', 'contact', rnq(9)],
  ['ATTENDANCE_SHEET', 'bodyName', practice],
  ['ATTENDANCE_SHEET', 'bodyActivityNumber', practice],
  ['ATTENDANCE_SHEET', 'bodyAccreditation', 'CGCT, art. L.\u00a01221-3'],
  ['ATTENDANCE_SHEET', 'title', practice],
  ['ATTENDANCE_SHEET', 'reference', practice],
  ['ATTENDANCE_SHEET', 'dates', practice],
  ['ATTENDANCE_SHEET', 'times', practice],
  ['ATTENDANCE_SHEET', 'place', practice],
  ['ATTENDANCE_SHEET', 'trainers', practice],
  ['ATTENDANCE_SHEET', 'personName', practice],
  ['ATTENDANCE_SHEET', 'personBody', practice],
  ['COMPLETION', 'bodyName', model],
  ['COMPLETION', 'bodySignatory', model],
  ['COMPLETION', 'bodyCity', model],
  ['COMPLETION', 'title', model],
  ['COMPLETION', 'nature', model],
  ['COMPLETION', 'dates', model],
  ['COMPLETION', 'personName', model],
  ['COMPLETION', 'personFunction', house],
  ['COMPLETION', 'personBody', model],
  ['COMPLETION', 'attended', model],
  ['ATTENDANCE', 'bodyName', attendance],
  ['ATTENDANCE', 'bodySignatory', attendance],
  ['ATTENDANCE', 'title', attendance],
  ['ATTENDANCE', 'dates', attendance],
  ['ATTENDANCE', 'personName', attendance],
  ['ATTENDANCE', 'personFunction', attendance],
  ['ATTENDANCE', 'personBody', attendance],
  ['ATTENDANCE', 'attended', attendance],
  ['PARTICIPATION', 'bodyName', house],
  ['PARTICIPATION', 'bodySignatory', house],
  ['PARTICIPATION', 'title', house],
  ['PARTICIPATION', 'dates', house],
  ['PARTICIPATION', 'personName', house],
  ['PARTICIPATION', 'personFunction', house],
  ['PARTICIPATION', 'attendedHalfDays', house],
  ['LEAVE_LETTER', 'personName', leave],
  ['LEAVE_LETTER', 'bodyName', leave],
  ['LEAVE_LETTER', 'dates', leave],
  ['LEAVE_LETTER', 'duration', leave],
  ['YEARLY_TABLE', 'personName', yearly],
  ['YEARLY_TABLE', 'title', yearly],
  ['YEARLY_TABLE', 'bodyName', yearly],
  ['YEARLY_TABLE', 'dates', yearly],
  ['YEARLY_TABLE', 'cost', yearly],
  ['YEARLY_TABLE', 'funding', yearly],
];
const everything = (kind: DocumentKind): MentionFacts =>
  Object.fromEntries(mentionsOf(kind, training).map(({ key }) => [key, 'dit']));

describe('mandatory mentions', () => {
  it.each(table)('%s asks for %s: %s', (kind, key, source) => {
    const facts = everything(kind);
    expect(missingMentions(kind, training, facts)).toEqual([]);
    for (const nothing of [null, '', ' \u00a0', []])
      expect(missingMentions(kind, training, { ...facts, [key]: nothing })).toEqual([
        expect.objectContaining({ key, source }),
      ]);
  });

  it.each(documentKinds)('%s asks for nothing else', (kind) => {
    const named = table.filter(([of]) => of === kind).map(([, key]) => key);
    expect(mentionsOf(kind, training).map(({ key }) => key)).toEqual(named);
  });

  it('asks for no accreditation nor declaration where the law asks for none', () => {
    const keys = (about: Parameters<typeof mentionsOf>[1]) =>
      mentionsOf('ATTENDANCE_SHEET', about).map(({ key }) => key);
    expect(keys({ ...training, forElected: false })).not.toContain('bodyAccreditation');
    expect(keys(awareness)).not.toContain('bodyAccreditation');
    expect(keys(awareness)).not.toContain('bodyActivityNumber');
  });

  it('takes a length of zero for something said', () => {
    expect(missingMentions('COMPLETION', training, { ...everything('COMPLETION'), attended: 0 })).toEqual([]);
  });
});

describe('holdingMentions', () => {
  const missing = missingMentions('COMPLETION', training, {
    ...everything('COMPLETION'),
    personFunction: '',
    personBody: '',
  });
  const override = { kind: 'COMPLETION', key: 'personFunction', registrationId: 'one' } as const;
  const keysFor = (overrides: Parameters<typeof holdingMentions>[2], person = 'one') =>
    holdingMentions('COMPLETION', missing, overrides, person).map(({ key }) => key);

  it.each([
    ['nothing accepted', [], ['personFunction', 'personBody']],
    ['accepted for the person', [override], ['personBody']],
    [
      'accepted for somebody else',
      [{ ...override, registrationId: 'two' }],
      ['personFunction', 'personBody'],
    ],
    ['accepted for everybody', [{ ...override, registrationId: null }], ['personBody']],
    [
      'accepted on another document',
      [{ ...override, kind: 'ATTENDANCE' as const }],
      ['personFunction', 'personBody'],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(keysFor(overrides)).toEqual(expected);
  });
});

describe('missingSentence', () => {
  it.each([
    [{ label: 'la fonction', of: 'person' }, 3, 'Il manque la fonction de 3\u00a0personnes'],
    [{ label: 'la fonction', of: 'person' }, 1, 'Il manque la fonction d’une personne'],
    [{ label: 'le contact', of: 'session' }, 0, 'Il manque le contact'],
  ] as const)('%j, %i people', (mention, people, expected) => {
    expect(missingSentence(mention, people)).toBe(expected);
  });
});
