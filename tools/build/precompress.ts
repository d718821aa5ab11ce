// Makes the .br and .gz twins of the built web files, so that the server compresses nothing at each request.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = /\.(js|css|html|svg|json|ico|txt|webmanifest|wasm)$/;
const MIN_BYTES = 1024;

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: node tools/build/precompress.ts <folder>');

let before = 0;
let after = 0;
for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  const file = join(root, name);
  const { size, mtimeMs } = statSync(file);
  if (!COMPRESSIBLE.test(name) || size < MIN_BYTES) continue;
  const twin = statSync(`${file}.br`, { throwIfNoEntry: false });
  if (twin && twin.mtimeMs >= mtimeMs) continue; // made by an earlier build that left this file alone
  const content = readFileSync(file);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const brotli = brotliCompressSync(content, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: size },
  });
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  before += size;
  after += brotli.length;
}
if (before > 0) console.log(`precompressed: ${before} → ${after} bytes (br)`);
