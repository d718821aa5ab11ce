// veraPDF, the reference validator of PDF/UA: fetched once with Maven, its bytes pinned, run once for all files of a judge.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ask, run } from './programs.ts';

const version = '1.30.2';
const pinned = '287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332';
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const folder = resolve(import.meta.dirname, '../../../.cache/verapdf');
const jar = resolve(folder, `cli-${version}.jar`);

/** @throws Error when what Maven brought is not the file we know */
function fetched(): string {
  if (!existsSync(jar)) {
    mkdirSync(folder, { recursive: true });
    const artifact = `org.verapdf.apps:cli:${version}`;
    ask('mvn', ['-q', '-B', `${plugin}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
  }
  const found = createHash('sha256').update(readFileSync(jar)).digest('hex');
  if (found !== pinned) {
    rmSync(jar);
    throw new Error(`veraPDF ${version} has the SHA-256 ${found}, not ${pinned}`);
  }
  return jar;
}

interface Report {
  report: {
    jobs: {
      itemDetails: { name: string };
      taskException?: { exceptionMessage: string };
      validationResult?: {
        profileName: string;
        compliant: boolean;
        details: {
          passedChecks: number;
          ruleSummaries: {
            clause: string;
            testNumber: number;
            checks: { context: string; errorMessage: string }[];
          }[];
        };
      }[];
    }[];
  };
}

export interface Verdict {
  isCompliant: boolean;
  checks: number;
  /** Each as "clause-test: message at context". */
  failures: string[];
}

/** Judges PDF files against PDF/UA-1; by name of file, without folder and extension. */
export function pdfUa1(files: readonly string[]): Record<string, Verdict> {
  // A short life: quick compilation and the plain collector take two thirds of the time.
  const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.awt.headless=true'];
  const words = [...machine, '-jar', fetched(), '--flavour', 'ua1', '--format', 'json'];
  const { stdout, stderr } = run('java', [...words, '--maxfailuresdisplayed', '3', ...files]);
  if (!stdout.includes('"report"')) throw new Error(`veraPDF gave no report: ${stderr}${stdout}`);
  const { report } = JSON.parse(stdout) as Report;
  const verdicts = report.jobs.map(({ itemDetails, taskException, validationResult = [] }) => {
    const [result] = validationResult;
    const failures = (result?.details.ruleSummaries ?? []).flatMap(({ clause, testNumber, checks }) =>
      checks.map(({ context, errorMessage }) => `${clause}-${testNumber}: ${errorMessage} at ${context}`),
    );
    const verdict = {
      isCompliant: result?.compliant === true && result.profileName.startsWith('PDF/UA-1'),
      checks: result?.details.passedChecks ?? 0,
      failures: taskException ? [...failures, taskException.exceptionMessage] : failures,
    };
    return [basename(itemDetails.name, '.pdf'), verdict] as const;
  });
  if (verdicts.length !== files.length)
    throw new Error(`veraPDF judged ${verdicts.length} of ${files.length} files`);
  return Object.fromEntries(verdicts);
}
