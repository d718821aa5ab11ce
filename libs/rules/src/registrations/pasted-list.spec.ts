// Lists as people really paste them, nasty ones included, and three properties over any text.
import * as fc from 'fast-check';
import { readPastedList, type PastedRow } from './pasted-list';

const heading = 'Nom;Prénom;Courriel;Fonction;Commune';
const good = 'Kerzec;Yann;yann@mairie.example;Maire;Guingamp';
const yann = { familyName: 'Kerzec', givenName: 'Yann', email: 'yann@mairie.example' };
const anne = { familyName: 'Le Goff', givenName: 'Anne', email: 'anne@mairie.example' };
const faultsOf = (row: PastedRow | undefined) => row?.faults.map(({ field, code }) => `${field} ${code}`);

describe('one person, written in many ways', () => {
  const rest = {
    function: 'Maire',
    municipality: 'Guingamp',
    kind: 'ELECTED',
    delegation: false,
    faults: [],
  };
  it.each([
    ['the usual order', good],
    ['tabs of a spreadsheet', good.replaceAll(';', '\t')],
    ['commas', good.replaceAll(';', ', ')],
    ['quotes', '"Kerzec";"Yann";"yann@mairie.example";"Maire";"Guingamp"'],
    ['a byte order mark', `\uFEFF${good}`],
    ['a heading', `${heading}\n${good}`],
    ['a heading in capitals, quoted', `"NOM";"PRÉNOM";"E-MAIL";"MANDAT";"COMMUNE"\r\n${good}`],
    [
      'another order',
      'Commune,Adresse mail,Prénom,Nom,Fonction\nGuingamp,yann@mairie.example,Yann,Kerzec,Maire',
    ],
    ['columns we do not know', `N°;Civilité;${heading};Tél.\n1;M.;${good};+33 6 12 34 56 78`],
    [
      'both names in one column',
      'Nom et prénom;Courriel;Fonction;Commune\nKerzec Yann;yann@mairie.example;Maire;Guingamp',
    ],
    [
      'both names, the given one first',
      'Prénom Nom;Mail;Mandat;Mairie\nYann Kerzec;yann@mairie.example;Maire;Guingamp',
    ],
    ['spaces and invisible signs', '  Ker\u00ADzec ; Yann\u00a0;\u200Byann@mairie.example;Maire ;Guingamp'],
    [
      'an address in brackets',
      good.replace('yann@mairie.example', 'Yann Kerzec <mailto:yann@mairie.example>'),
    ],
    ['old line ends', `${heading}\r${good}\r`],
  ])('%s', (_, text) => {
    const { rows } = readPastedList(text);
    expect(rows).toEqual([{ line: text.split(/\r\n?|\n/).filter(Boolean).length, ...yann, ...rest }]);
  });
});

it('an address alone in its line is read so, under the heading of a table too', () => {
  const { rows } = readPastedList(
    `Nom;Prénom;Courriel\nLe Goff;Anne;anne@mairie.example\n"Yann Kerzec" <yann@mairie.example>`,
  );
  expect(rows).toMatchObject([anne, yann]);
});

it.each([
  ['Yann KERZEC <yann@mairie.example>', [{ ...yann, familyName: 'KERZEC' }]],
  ['Kerzec, Yann <yann@mairie.example>', [yann]],
  ['"Kerzec, Yann" <yann@mairie.example>;', [yann]],
  ['Yann Kerzec yann@mairie.example', [yann]],
  ['LE GOFF Anne <anne@mairie.example>', [{ ...anne, familyName: 'LE GOFF' }]],
  ['Anne Le Goff <anne@mairie.example>', [anne]],
  ['yann@mairie.example', [{ ...yann, familyName: '', givenName: '' }]],
  ['Yann Kerzec <yann@mairie.example>, "Anne Le Goff" <anne@mairie.example>', [yann, anne]],
  ['Kerzec, Yann <yann@mairie.example>; Le Goff, Anne <anne@mairie.example>;', [yann, anne]],
])('mail programs write %s', (text, people) => {
  const { rows } = readPastedList(text);
  expect(rows).toMatchObject(people);
  expect(rows.map(faultsOf)).toEqual(
    people.map(({ familyName }) =>
      familyName === ''
        ? ['familyName MISSING', 'givenName MISSING', 'function MISSING']
        : ['function MISSING'],
    ),
  );
});

it.each([
  ['Kerzec;;yann@mairie.example;Maire', ['givenName MISSING']],
  ['Kerzec;-;-;Maire;-', ['givenName MISSING']],
  ['Kerzec;Yann;yann@mairie;Maire', ['email INVALID_EMAIL']],
  ['Kerzec;Yann;yann@mairie.example ou 06 12 34 56 78;Maire', ['email INVALID_EMAIL']],
  ['=HYPERLINK("http://x");Yann;;Maire', ['familyName FORMULA']],
  ['Kerzec;@SUM(A1);+A1;-2+3+cmd|x', ['givenName FORMULA', 'email FORMULA', 'function FORMULA']],
  ['Kerzec;Yann;;Maire;=Guingamp', ['municipality FORMULA']],
  ['LefÃ¨vre;HÃ©lÃ¨ne;;Maire', ['familyName BAD_ENCODING', 'givenName BAD_ENCODING']],
  ['Lef\uFFFDvre;H?l?ne;;Maire', ['familyName BAD_ENCODING', 'givenName BAD_ENCODING']],
  ['Kerzec;Yann;;Adjoint;Lâ€™Ãle', ['municipality BAD_ENCODING']],
  ['Kerzec\u0000;Ya\uD800nn;;Maire', ['familyName BAD_ENCODING', 'givenName BAD_ENCODING']],
  ['K√©rzec;M├®lanie;;Maire', ['familyName BAD_ENCODING', 'givenName BAD_ENCODING']],
  [`${'K'.repeat(81)};Yann;;${'M'.repeat(121)}`, ['familyName TOO_LONG', 'function TOO_LONG']],
  [`Kerzec;Yann;${'y'.repeat(250)}@x.fr;Maire`, ['email TOO_LONG']],
  ['https://x.example;12;;Maire', ['familyName NOT_A_NAME', 'givenName NOT_A_NAME']],
  ['Kerzec;Yann;;', ['function MISSING']],
  ["Le Goff-L’Hénaff;D'Anne;;Maire;L'Île-d'Yeu", []],
  ['JOÃO;ÂNGELA;;Maire;CHÂTEAUDUN', []],
])('%s is told %j', (text, faults) => {
  expect(faultsOf(readPastedList(text).rows[0])).toEqual(faults);
});

it.each([
  ['Maire', 'ELECTED'],
  ['1ère adjointe au maire en charge du développement', 'ELECTED'],
  ['Conseiller·ère municipal·e', 'ELECTED'],
  ['Vice-président(e) de la communauté', 'ELECTED'],
  ['Maire, directrice d’école', 'ELECTED'],
  ['DGS', 'STAFF'],
  ['Directeur de cabinet du maire', 'STAFF'],
  ['Secrétaire général·e de mairie', 'STAFF'],
  ['Chef·fe de projet Petites villes de demain', 'STAFF'],
  ['Adjoint administratif', 'STAFF'],
  ['Conseillère numérique', 'STAFF'],
  ['Technicien·ne', 'STAFF'],
  ['Bénévole', null],
])('%s is %s', (role, kind) => {
  expect(readPastedList(`Kerzec;Yann;;${role}`).rows[0]?.kind).toBe(kind);
});

it('reads kind and delegation from their columns, else from the function', () => {
  const { rows } = readPastedList(
    [
      'Nom;Prénom;Fonction;Élu(e) / agent(e);Délégation',
      'A;A;Référent;Élue;oui',
      'B;B;Maire;agent;non',
      'C;C;Conseillère municipale déléguée;;',
      'D;D;Adjoint;;urbanisme',
      'E;E;Maire délégué;;',
    ].join('\n'),
  );
  expect(rows.map(({ kind, delegation }) => [kind, delegation])).toEqual([
    ['ELECTED', true],
    ['STAFF', false],
    ['ELECTED', true],
    ['ELECTED', true],
    ['ELECTED', false],
  ]);
});

it('finds the same person twice, and lets two people share a mailbox', () => {
  const { rows } = readPastedList(
    ['Kerzec;Yann;mairie@x.fr;Maire', 'KERZEC;yann;Mairie@X.fr;Élu', 'Le Goff;Anne;mairie@x.fr;DGS'].join(
      '\n',
    ),
  );
  expect(rows.map(faultsOf)).toEqual([[], ['row DUPLICATE'], []]);
});

it('keeps the rows past the limit, and says so', () => {
  const text = Array.from({ length: 501 }, (_, index) => `Nom ${index};Yann;;Maire`).join('\n');
  const { rows } = readPastedList(text);
  expect(rows).toHaveLength(501);
  expect(rows.flatMap(({ line, faults }) => (faults.length > 0 ? [[line, faults]] : []))).toEqual([
    [501, [{ field: 'row', code: 'TOO_MANY' }]],
  ]);
});

it('counts empty lines, tells the line of each row, reads a cell over two lines', () => {
  const { rows, ignored } = readPastedList(
    `\n${heading}\n;;;;\n"Kerzec";"Yann";"";"Maire\ndélégué";\n  \nLe Goff;Anne;;"DGS ""adjointe""";\n`,
  );
  expect(rows).toMatchObject([
    { line: 4, familyName: 'Kerzec', function: 'Maire délégué', email: null, municipality: null },
    { line: 7, familyName: 'Le Goff', function: 'DGS "adjointe"' },
  ]);
  expect(ignored).toBe(3);
});

it('a quote never closed swallows nothing', () => {
  const lost = Array.from({ length: 20 }, (_, index) => `Nom ${index};Yann;;Maire`).join('\n');
  expect(readPastedList(`"Kerzec;Yann;;Maire\n${lost}`).rows).toHaveLength(21);
  expect(readPastedList(`"Kerzec;Yann;;Maire\n${lost};"Guingamp"`).rows).toHaveLength(21);
  expect(readPastedList(`"Kerzec;Yann;;Maire\n${lost}"\n`).rows).toHaveLength(21);
});

it.each([['\t'], ['<@'], ['a,'], ['"'], ['""\n'], ['adjoint '], [' '], ['a.'], ['>;']])(
  'a large paste of %j is read in no time',
  (piece) => {
    const started = performance.now();
    readPastedList(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);

describe('whatever is pasted', () => {
  const nasty = fc.constantFrom(
    '"',
    '""',
    ';',
    ',',
    '\t',
    '\n',
    '\r\n',
    ' ',
    '@',
    '<',
    '>',
    '=',
    'é',
    'a@b.fr',
    'Nom',
    '\uFEFF',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(nasty).map((pieces) => pieces.join('')),
  );

  it('never throws, and rows follow the lines', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const lines = readPastedList(text).rows.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
    );
  });

  it('each line with something in it gives one row, where it stands', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abÉ -;,\t.=+?1\u00a0'), maxLength: 30 });
    const line = fc.oneof(
      fc.constant(''),
      fc.tuple(fc.constantFrom('x', 'Zoé;'), text).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { rows, ignored } = readPastedList(lines.join('\n'));
        const filled = lines.flatMap((one, index) => (one === '' ? [] : [index + 1]));
        expect(rows.map((row) => row.line)).toEqual(filled);
        const endsOpen = lines.length > 0 && lines.at(-1) === '' ? 1 : 0;
        expect(ignored).toBe(lines.length - filled.length - endsOpen);
      }),
    );
  });

  const word = (max: number) =>
    fc
      .string({ unit: fc.constantFrom(...'abcÉœ \'’"-;,\t'), maxLength: max })
      .map((text) => `A${text.replace(/\s+/g, ' ').trim()}`);
  const person = fc.record({
    familyName: word(20),
    givenName: word(20),
    email: fc.option(fc.stringMatching(/^[a-z]{1,8}@[a-z]{2,8}\.fr$/)),
    function: word(30),
    municipality: fc.option(word(20)),
  });
  const quoted = (cell: string | null) => `"${(cell ?? '').replaceAll('"', '""')}"`;

  it.each([';', ',', '\t'])('a list written with %j reads back equal', (separator) => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1 }), fc.boolean(), (people, withHeading) => {
        const lines = people.map((one) =>
          [one.familyName, one.givenName, one.email, one.function, one.municipality]
            .map(quoted)
            .join(separator),
        );
        const text = (withHeading ? [heading.replaceAll(';', separator), ...lines] : lines).join('\r\n');
        expect(readPastedList(text).rows).toMatchObject(people);
      }),
    );
  });
});
