// The code of a printed sheet is read on a poor photograph of it: crooked, unevenly lit, blurred, grainy.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { blankSheetPaper } from '@treize/api/attendance/papers/blank-sheet.paper';
import { paperPdf } from '@treize/api/platform/papers/to-pdf';
import { readBarcodes, prepareZXingModule } from 'zxing-wasm/reader';
import { emptyFolder } from '../objects.ts';
import { ask, askBytes } from './programs.ts';
import { blankSheet } from './sheets.ts';

/** Grey levels of a picture, row by row. */
interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
}

const address = 'https://treize.example/trainer/paper/01900000-0000-7000-8000-000000000001';
let printed: Picture[];

beforeAll(async () => {
  prepareZXingModule({
    overrides: {
      wasmBinary: readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
        .buffer as ArrayBuffer,
    },
  });
  const folder = emptyFolder('photograph');
  const file = resolve(folder, 'blank-sheet.pdf');
  writeFileSync(file, await paperPdf(blankSheetPaper({ ...blankSheet, address })));
  const pages = Number(/^Pages: +(\d+)$/m.exec(ask('pdfinfo', [file]))?.[1]);
  // 200 dots an inch: what a telephone of 5 million points sees of an A4 page. The code stands in the upper right corner.
  printed = Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1);
    return corner(readGrey(askBytes('pdftoppm', ['-gray', '-r', '200', '-f', page, '-l', page, file])));
  });
});

/** Reads a binary PGM (P5, 8 bits). */
function readGrey(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('not a PGM picture');
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    grey: new Uint8Array(bytes.subarray(head[0].length)),
  };
}

/** The part of the page that carries the code: what is left of it to turn is quicker to work out. */
function corner({ width, height, grey }: Picture): Picture {
  const [across, down] = [Math.floor(width / 2), Math.floor(height / 3)];
  const rows = Array.from({ length: down }, (_, y) =>
    grey.subarray((y + 1) * width - across, (y + 1) * width),
  );
  return { width: across, height: down, grey: Buffer.concat(rows) };
}

/** The page on a table, taken by a hurried hand under one lamp; always the same picture for the same angle. */
function photograph({ width, height, grey }: Picture, degrees: number): ImageData {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const side = Math.ceil(Math.hypot(width, height));
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  let seed = 1;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2];
      const u = Math.round(width / 2 + dx * cos + dy * sin);
      const v = Math.round(height / 2 - dx * sin + dy * cos);
      const at = v * width + u;
      const isPaper = u >= 1 && v >= 1 && u < width - 1 && v < height - 1;
      const around = isPaper
        ? [grey[at], grey[at], grey[at - 1], grey[at + 1], grey[at - width], grey[at + width]]
        : [90];
      const blurred = around.reduce<number>((sum, one) => sum + (one ?? 0), 0) / around.length;
      seed = (seed * 48271) % 0x7fffffff;
      const shown = blurred * (0.5 + (0.4 * x) / side) + 30 * (seed / 0x7fffffff - 0.5);
      data.fill(shown, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side, colorSpace: 'srgb' } as ImageData;
}

it.each([0, 7, -12, 90, 180])('turned by %i degrees', async (degrees) => {
  expect(printed.length).toBeGreaterThan(1);
  const page = Math.abs(degrees) % printed.length;
  const picture = printed[page];
  if (!picture) throw new Error(`no page ${page}`);
  const found = await readBarcodes(photograph(picture, degrees), { formats: ['QRCode'], tryHarder: true });
  expect(found.map(({ text }) => text)).toEqual([`${address}/${page + 1}`]);
});

it('sees nothing where nothing is printed', async () => {
  const grey = new Uint8Array(600 * 600).fill(250);
  const found = await readBarcodes(photograph({ width: 600, height: 600, grey }, 7), { formats: ['QRCode'] });
  expect(found).toEqual([]);
});
