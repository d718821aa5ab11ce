// Each condition of a session on its own, all of them at once, and none.
import { eligibilityFaults, hasEligibilityRules, type Applicant, type EligibilityRules } from './eligibility';

const open: EligibilityRules = {
  kind: null,
  delegationRequired: false,
  programmes: [],
  ownRegionOnly: false,
  regionCode: '53',
};
const councillor: Applicant = {
  kind: 'ELECTED',
  delegation: false,
  regionCodes: ['53'],
  programmes: ['PVD'],
};

it.each<[string, Partial<EligibilityRules>, Partial<Applicant>, string[]]>([
  ['nothing is asked', {}, { regionCodes: [], programmes: [] }, []],
  ['for staff, an elected person', { kind: 'STAFF' }, {}, ['KIND']],
  ['for elected people, an elected person', { kind: 'ELECTED' }, {}, []],
  ['a delegation, without', { delegationRequired: true }, {}, ['DELEGATION']],
  ['a delegation, with', { delegationRequired: true }, { delegation: true }, []],
  ['a delegation does not concern staff', { delegationRequired: true }, { kind: 'STAFF' }, []],
  ['one label of two is enough', { programmes: ['ACV', 'PVD'] }, {}, []],
  ['another label', { programmes: ['ACV'] }, {}, ['PROGRAMME']],
  ['no label', { programmes: ['PVD'] }, { programmes: [] }, ['PROGRAMME']],
  ['its own region', { ownRegionOnly: true }, {}, []],
  ['another region', { ownRegionOnly: true }, { regionCodes: ['84'] }, ['REGION']],
  ['an EPCI across regions', { ownRegionOnly: true }, { regionCodes: ['52', '53'] }, []],
  [
    'everything at once, in order',
    { kind: 'STAFF', delegationRequired: true, programmes: ['ACV'], ownRegionOnly: true },
    { regionCodes: ['84'] },
    ['KIND', 'DELEGATION', 'PROGRAMME', 'REGION'],
  ],
])('%s', (_, rules, applicant, expected) => {
  expect(eligibilityFaults({ ...open, ...rules }, { ...councillor, ...applicant })).toEqual(expected);
});

it.each<[Partial<EligibilityRules>, boolean]>([
  [{}, false],
  [{ kind: 'STAFF' }, true],
  [{ delegationRequired: true }, true],
  [{ programmes: ['PVD'] }, true],
  [{ ownRegionOnly: true }, true],
])('%j asks something: %s', (rules, expected) => {
  expect(hasEligibilityRules({ ...open, ...rules })).toBe(expected);
});
