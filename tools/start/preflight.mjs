// First step of `npm start`, in plain JavaScript for the Node of whoever runs it: is this machine able to run the rest?
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PINNED_MAJOR = 24;

/** @returns {number[]} the parts of a version such as « v20.19.2 » */
const partsOf = (version) => version.replace(/^v/, '').split('.').map(Number);

/** @returns {boolean} whether the version is at least the one asked */
function atLeast(version, major, minor = 0) {
  const [a = 0, b = 0] = partsOf(version);
  return a > major || (a === major && b >= minor);
}

/**
 * Looks at the machine and says what prevents the start, in one sentence, or nothing.
 * @param {{ node: string, userAgent: string, platform: string, arch: string, installed: boolean, pinned: boolean, musl: boolean }} machine
 * @returns {{ stop?: string, warn?: string }}
 */
export function judge(machine) {
  const agent = (name) => new RegExp(`${name}/v?([0-9.]+)`).exec(machine.userAgent)?.[1];
  const npm = agent('npm');
  const ownNode = agent('node') ?? machine.node;
  if (!atLeast(ownNode, 20, 19))
    return { stop: `Node ${ownNode} est trop ancien : il faut Node 20.19 ou plus récent.` };
  if (npm && !atLeast(npm, 10))
    return { stop: `npm ${npm} est trop ancien : il faut npm 10 ou plus récent.` };
  if (!machine.installed) return { stop: 'Les paquets ne sont pas installés : lancez d’abord « npm ci ».' };
  if (machine.musl)
    return {
      stop: 'Ce Linux (musl) ne convient pas au PostgreSQL embarqué : il faut un Linux à glibc (Debian, Ubuntu, Fedora…).',
    };
  const supported = machine.platform === 'linux' && ['x64', 'arm64'].includes(machine.arch);
  if (!atLeast(machine.node, PINNED_MAJOR)) {
    if (supported && !machine.pinned)
      return {
        stop: `Node ${PINNED_MAJOR} manque dans node_modules : relancez « npm ci » sans écarter les paquets optionnels.`,
      };
    if (supported)
      return {
        stop: `Lancez « npm start » : npm prend alors le Node ${PINNED_MAJOR} de node_modules (celui-ci est ${machine.node}).`,
      };
    return {
      stop: `Node ${machine.node} est trop ancien pour ce système (${machine.platform} ${machine.arch}) : installez Node ${PINNED_MAJOR}.`,
    };
  }
  if (!supported)
    return {
      warn: `Système ${machine.platform} ${machine.arch} non éprouvé : Linux est le système prévu ; ailleurs, Node ${PINNED_MAJOR} et CHROME_PATH sont à fournir.`,
    };
  return {};
}

/** What `judge` needs to know of this machine. */
function lookAround() {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const { header } = /** @type {{ header: Record<string, unknown> }} */ (
    process.report?.getReport() ?? { header: {} }
  );
  return {
    node: process.version,
    userAgent: process.env['npm_config_user_agent'] ?? '',
    platform: process.platform,
    arch: process.arch,
    installed: existsSync(resolve(modules, 'pg')),
    pinned: existsSync(resolve(modules, `node-${process.platform}-${process.arch}`)),
    musl: process.platform === 'linux' && header['glibcVersionRuntime'] === undefined,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { stop, warn } = judge(lookAround());
  if (warn) console.warn(`\n${warn}\n`);
  if (stop) {
    console.error(`\n${stop}\n`);
    process.exitCode = 1;
  }
}
