// The letter to the employer and the yearly table: what the code asks for is said, what is not known stays blank.
import { expectSameWords } from '../../platform/papers/paper-words.fixture';
import { leaveLetterPaper } from './leave-letter.paper';
import { yearlyCsv, yearlyTablePaper, type YearlyContent } from './yearly-table.paper';
import type { TrainedPerson } from './yearly.queries';

const at = new Date('2026-11-20T09:00:00Z');

describe('the letter to the employer (CGCT, R. 2123-15)', () => {
  const request = {
    person: 'Camille Orvault',
    function: 'Adjointe au maire',
    body: 'Plouaret',
    trainingBody: 'Treize (organisme d’essai)',
    title: 'Lire son centre-bourg',
    halfDays: [
      { date: '2027-01-12', startTime: '09:30', endTime: '12:30' },
      { date: '2027-01-14', startTime: '09:30', endTime: '12:30' },
    ],
    minutes: 360,
    place: 'Mairie de Guingamp',
  };

  it('says the dates, the length and the body; the employer stays to be written', async () => {
    const words = await expectSameWords(leaveLetterPaper({ ...request, today: '2026-11-20' }, '53-3', at));
    for (const said of [
      'mardi 12 janvier 2027, 9 h 30 – 12 h 30',
      'jeudi 14 janvier 2027, 9 h 30 – 12 h 30',
      'Durée 6 h',
      'Organisme de formation Treize (organisme d’essai)',
      '[Nom et adresse de l’employeur]',
      'L. 2123-13',
      'réputé accordé',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('Attention');
  });

  it('warns under 30 days', async () => {
    const words = await expectSameWords(leaveLetterPaper({ ...request, today: '2026-12-20' }, '53-3', at));
    expect(words).toContain('il reste moins de 30 jours avant la session');
    expect(words).not.toContain('réputé accordé');
  });
});

describe('the yearly table (CGCT, L. 2123-12)', () => {
  const row: TrainedPerson = {
    registrationId: '1',
    personId: 'a',
    familyName: '=Orvault',
    givenName: 'Camille',
    function: 'Adjointe au maire',
    title: 'Lire son centre-bourg',
    ref: '53-2027-014',
    firstDate: '2027-01-12',
    lastDate: '2027-01-14',
    funding: 'FREE',
    minutes: 340,
  };
  const content = (rows: TrainedPerson[], paidOnly = false): YearlyContent => ({
    municipality: 'Plouaret',
    year: '2027',
    paidOnly,
    bodyName: 'Treize (organisme d’essai)',
    rows,
    at,
  });
  const unpaid: TrainedPerson = { ...row, registrationId: '2', funding: 'MUNICIPALITY', minutes: null };

  it('says who, which course, which body, when, how long, what it cost when it is known, who pays', async () => {
    const words = await expectSameWords(yearlyTablePaper(content([row, unpaid])));
    expect(words).toContain(
      '=Orvault Camille Adjointe au maire Lire son centre-bourg (53-2027-014) Treize (organisme d’essai) du mardi 12 janvier au jeudi 14 janvier 2027 5 h 40 0 € Gratuit',
    );
    expect(words).toContain('jeudi 14 janvier 2027 Budget de la collectivité');
    expect(words).toContain('1 personne, 2 participations, 5 h 40 certifiées ; 1 sans certificat à ce jour.');
  });

  it('tells no hours while none is certified', async () => {
    const words = await expectSameWords(yearlyTablePaper(content([unpaid])));
    expect(words).toContain('1 personne, 1 participation ; aucun certificat à ce jour.');
    expect(words).not.toContain('0 min');
  });

  it('is short when nobody came', async () => {
    expect(await expectSameWords(yearlyTablePaper(content([], true)))).toContain(
      'Plouaret, payées par le budget de la commune. Aucune participation.',
    );
  });

  it('keeps every row over several pages', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...row,
      personId: `${index}`,
      familyName: `Nom ${index}`,
    }));
    const words = await expectSameWords(yearlyTablePaper(content(rows)));
    expect(words.match(/Nom \d+ Camille/g)).toHaveLength(60);
  });

  it('is a spreadsheet in which no name is a formula', () => {
    const [head, first] = yearlyCsv(content([row, unpaid])).split('\n');
    expect(head).toBe(
      '\ufeffNom;Prénom;Fonction;Formation;Référence;Organisme;Du;Au;Minutes certifiées;Coût;Financement',
    );
    expect(first).toBe(
      "'=Orvault;Camille;Adjointe au maire;Lire son centre-bourg;53-2027-014;Treize (organisme d’essai);2027-01-12;2027-01-14;340;0\u00a0€;Gratuit",
    );
  });
});
