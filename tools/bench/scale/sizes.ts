// How much the scale bench fills, what it needs of the disk and of time, told before it starts.
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { ExpectedFailure } from '../../start/expected-failure.ts';
import { readWords } from '../words/read-words.ts';

export interface Filling {
  officials: number;
  sessions: number;
  registrations: number;
}

export interface ScaleSizes {
  large: Filling;
  /** The same shape on fewer officials: what the large one is compared with. */
  small: Filling;
  rounds: number;
  seconds: number;
  attempts: number;
  /** Folder in which the server's own folder is made. */
  dir: string;
  dist: string;
}

const wholeCountry: Filling = { officials: 500_000, sessions: 20_000, registrations: 5_000_000 };
const smallOfficials = 40_000;
/** Bytes on disk of a registration with its audit row, indexes and log, and seconds to write one; seen on two quiet cores. */
const bytesEach = 1300;
const secondsEach = 80e-6;

const scaled = ({ officials, sessions, registrations }: Filling, share: number): Filling => ({
  officials: Math.round(officials * share),
  sessions: Math.round(sessions * share),
  registrations: Math.round(registrations * share),
});

/** @throws ExpectedFailure for a word that is not one of its own, or when the disk is too small */
export function readScaleSizes(words: string[]): ScaleSizes {
  const asked = readWords(
    words,
    { share: 1, rounds: 3, quick: false, dir: tmpdir() },
    '--share=0.02 (part du pays), --quick (un tour court), --rounds=3, --dir=dossier',
  );
  const large = scaled(wholeCountry, asked.share);
  const sizes: ScaleSizes = {
    large,
    small: scaled(large, smallOfficials / wholeCountry.officials),
    rounds: asked.quick ? 1 : asked.rounds,
    seconds: asked.quick ? 1 : 3,
    attempts: asked.quick ? 1000 : 10_000,
    dir: resolve(asked.dir),
    dist: asked.dist,
  };
  mustFit(sizes);
  return sizes;
}

/** Tells what it needs, and refuses to start on a disk that is too small for it. */
function mustFit({ large, small, dir, rounds, seconds }: ScaleSizes): void {
  const rows = large.registrations + small.registrations;
  const gigabytes = (rows * bytesEach) / 1e9 + 1;
  const minutes = (rows * secondsEach + rounds * (16 * seconds + 40)) / 60 + 1;
  const disk = statfsSync(dir);
  const free = (disk.bavail * disk.bsize) / 1e9;
  console.log(
    `${large.officials.toLocaleString('en')} officials, ${large.sessions.toLocaleString('en')} sessions, ` +
      `${large.registrations.toLocaleString('en')} registrations in ${dir}: about ${gigabytes.toFixed(0)} GB ` +
      `(${free.toFixed(0)} free) and ${minutes.toFixed(0)} minutes.`,
  );
  if (free < gigabytes * 1.2)
    throw new ExpectedFailure(
      `Il faut environ ${gigabytes.toFixed(0)} Go libres dans ${dir}. Un autre disque : --dir=dossier ; moins : --share=0.1.`,
    );
}
