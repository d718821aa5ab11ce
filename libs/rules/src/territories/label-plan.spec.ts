// The plan of an import of labels: every row lands in exactly one place.
import fc from 'fast-check';
import { planLabels, type LabelRow } from './label-plan';

const row = (municipalityCode: string, labelRef = `pvd-${municipalityCode}`): LabelRow => ({
  line: 2,
  municipalityCode,
  name: 'Ville',
  labelRef,
  validFrom: null,
});
const known = (code: string) => code !== '99999';

describe('plan of an import of labels', () => {
  it('tells what is added, renamed, unchanged, ended, unknown and repeated', () => {
    const current = ['22070', '56091', '29105'].map((code) => ({
      municipalityCode: code,
      labelRef: `pvd-${code}`,
    }));
    const plan = planLabels(
      [row('22070'), row('56091', 'pvd-new'), row('01034'), row('99999'), row('22070')],
      current,
      known,
    );
    expect(plan.unchanged.map((r) => r.municipalityCode)).toEqual(['22070']);
    expect(plan.renamed.map((r) => r.municipalityCode)).toEqual(['56091']);
    expect(plan.added.map((r) => r.municipalityCode)).toEqual(['01034']);
    expect(plan.unknown.map((r) => r.municipalityCode)).toEqual(['99999']);
    expect(plan.duplicates.map((r) => r.municipalityCode)).toEqual(['22070']);
    expect(plan.ended.map((r) => r.municipalityCode)).toEqual(['29105']);
  });

  it('places each row once, and changes nothing the second time', () => {
    const codes = fc.array(fc.constantFrom('01001', '01002', '01004', '99999'), { maxLength: 12 });
    fc.assert(
      fc.property(codes, codes, (listed, stored) => {
        const rows = listed.map((code) => row(code));
        const current = [...new Set(stored)]
          .filter(known)
          .map((code) => ({ municipalityCode: code, labelRef: `pvd-${code}` }));
        const plan = planLabels(rows, current, known);
        const { added, renamed, unchanged, unknown, duplicates } = plan;
        expect(added.length + renamed.length + unchanged.length + unknown.length + duplicates.length).toBe(
          rows.length,
        );
        const after = [...added, ...renamed, ...unchanged];
        const again = planLabels(rows, after, known);
        expect([again.added, again.renamed, again.ended]).toEqual([[], [], []]);
      }),
    );
  });
});
