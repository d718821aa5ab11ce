// Runs the programs that judge documents; one that is missing is a failure that says which package brings it.
import { spawnSync } from 'node:child_process';

const packages: Record<string, string> = {
  certutil: 'libnss3-tools',
  java: 'default-jre-headless',
  mvn: 'maven',
  openssl: 'openssl',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdfsig: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
};

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** What the program printed and how it ended, whatever it says. */
export function run(program: string, words: readonly string[]): Ran {
  const { error, status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  });
  if (error) throw isMissing(program, error);
  return { status, stdout, stderr };
}

const isMissing = (program: string, cause: Error): Error =>
  new Error(`${program} is missing: install ${packages[program] ?? program}`, { cause });

/**
 * What the program printed.
 * @throws Error with its complaint when it did not end well
 */
export function ask(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = run(program, words);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/**
 * The bytes that the program wrote to its standard output.
 * @throws Error with its complaint when it did not end well
 */
export function askBytes(program: string, words: readonly string[]): Buffer {
  const { error, status, stdout, stderr } = spawnSync(program, words, { maxBuffer: 1 << 28 });
  if (error) throw isMissing(program, error);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.toString()}`);
  return stdout;
}
