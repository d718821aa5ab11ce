// The sentence for whoever finds the demo's database in use; the process that uses it is left alone.
import type { Owner } from '../postgres/owner.ts';
import { ExpectedFailure } from './expected-failure.ts';

export function alreadyRunning(owner: Owner): ExpectedFailure {
  const address = owner.settings?.['PUBLIC_URL'];
  return new ExpectedFailure(
    address
      ? `Treize tourne déjà : ${address} (processus ${owner.pid}). Pour l’arrêter : Ctrl-C dans son terminal.`
      : `La base de données de démonstration est en usage (processus ${owner.pid}). Réessayez quand il aura fini.`,
  );
}
