// Where things are: the built product and the one ignored folder that keeps the demo's state.
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Folders {
  /** what `npm run build` makes */
  dist: string;
  postgres: string;
  mailbox: string;
  tls: string;
  logs: string;
  secret: string;
  sealingKey: string;
  signing: string;
}

/** `state` is `.data` unless a test says otherwise. */
export function foldersOf(state = resolve(ROOT, '.data'), dist = resolve(ROOT, 'dist')): Folders {
  return {
    dist: resolve(dist),
    postgres: resolve(state, 'postgres'),
    mailbox: resolve(state, 'mailbox'),
    tls: resolve(state, 'tls'),
    logs: resolve(state, 'logs'),
    secret: resolve(state, 'secret'),
    sealingKey: resolve(state, 'sealing-key'),
    signing: resolve(state, 'signing'),
  };
}
