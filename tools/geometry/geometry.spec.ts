// The committed files are what the generator writes, and the geometry is the one of France.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { departmentNeighbours } from './department-neighbours';
import { generatedFiles } from './generate';
import { regionMap } from './region-map';

const committed = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

describe('geometry', () => {
  it.each(Object.entries(generatedFiles))('%s is up to date', (path, content) =>
    expect(committed(path)).toBe(content()),
  );

  it('draws 13 regions inside the box, Corsica included, in under 12 kB', () => {
    const { width, height, regions } = regionMap();
    expect(regions).toHaveLength(13);
    expect(regions.map(({ name }) => name)).toContain('Corse');
    for (const { labelX, labelY, path } of regions) {
      expect(path).toMatch(/^(M\d+,\d+l[\d, -]+z)+$/);
      expect(labelX > 0 && labelX < width && labelY > 0 && labelY < height).toBe(true);
    }
    const drawn = Object.keys(generatedFiles).find((path) => path.endsWith('.ts')) ?? '';
    expect(Buffer.byteLength(committed(drawn))).toBeLessThan(12_000);
  });

  it('knows the neighbours of each département, both ways', () => {
    const neighbours = departmentNeighbours();
    expect(Object.keys(neighbours)).toHaveLength(96);
    expect(neighbours['22']).toEqual(['29', '35', '56']);
    expect(neighbours['2A']).toEqual(['2B']);
    expect(neighbours['75']).toEqual(['92', '93', '94']);
    for (const [code, others] of Object.entries(neighbours))
      for (const other of others) expect(neighbours[other]).toContain(code);
  });
});
