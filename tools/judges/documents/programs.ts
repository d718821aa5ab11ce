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
  if (error)
    throw new Error(`${program} is missing: install ${packages[program] ?? program}`, { cause: error });
  return { status, stdout, stderr };
}

/**
 * What the program printed.
 * @throws Error with its complaint when it did not end well
 */
export function ask(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = run(program, words);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}
