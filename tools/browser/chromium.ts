// The browser of the tests: the system's if there is one, else the one that came with `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

export interface BrowserProgram {
  executablePath: string;
  /** what its libraries and fonts need, beside the usual environment */
  env: Record<string, string>;
}

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache');
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** `CHROME_PATH`, else a system browser, else the npm one, which `BROWSER_SOURCE=npm` forces. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): BrowserProgram {
  const system = [environment['CHROME_PATH'], ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
  if (system && environment['BROWSER_SOURCE'] !== 'npm') return { executablePath: system, env: {} };
  const dir = unpackedChromium();
  const env = { LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_FILE: join(dir, FONT_SETTINGS) };
  return { executablePath: join(dir, 'chromium'), env };
}

const FONT_SETTINGS = 'treize-fonts.conf';

/** The package's own settings look for its fonts in the temporary directory: without these no text is drawn. */
function writeFontSettings(dir: string): void {
  const folders = ['<dir prefix="relative">fonts</dir>', '<dir>/usr/share/fonts</dir>'].join('');
  const cache = `<cachedir>${join(CACHE, 'browser-fonts')}</cachedir>`;
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(join(dir, FONT_SETTINGS), `${head}<fontconfig>${folders}${cache}</fontconfig>\n`);
}

function chromiumVersion(): string {
  const require = createRequire(import.meta.url);
  let folder = dirname(require.resolve('@sparticuz/chromium'));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return (require(join(folder, 'package.json')) as { version: string }).version;
}

/**
 * Unpacks the npm browser once, under node_modules/.cache and not in the fixed folder of the temporary directory it
 * would otherwise trust. It is made beside and renamed whole; of two processes at it, the first one's is kept.
 */
function unpackedChromium(): string {
  const dir = join(CACHE, `browser-${chromiumVersion()}`);
  if (existsSync(join(dir, FONT_SETTINGS))) return dir;
  const draft = `${dir}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  // the name of a cloud runtime makes the package unpack its own libraries and fonts too
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (status !== 0)
    throw new Error('@sparticuz/chromium could not be unpacked: set CHROME_PATH to a browser');
  writeFontSettings(draft);
  try {
    renameSync(draft, dir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(dir, FONT_SETTINGS))) throw error;
  }
  return dir;
}

/** The package's own list of switches is not used: it turns web security off. */
function options() {
  const { executablePath, env } = findChromium();
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    executablePath,
    env: { ...Object.fromEntries(inherited), ...env },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  };
}

/** A headless browser, new each time. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(options());

/** A headless browser that keeps what it stored in a folder: closed or killed, it starts again where it was. */
export const launchKeptBrowser = (dir: string, settings: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(dir, { ...options(), ...settings });
