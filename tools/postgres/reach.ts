// Says in a sentence why the operator's own database cannot be reached.
import pg from 'pg';
import { codeOf, ExpectedFailure } from '../start/expected-failure.ts';

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'personne ne répond à cette adresse',
  ENOTFOUND: 'cette adresse n’existe pas',
  EAI_AGAIN: 'cette adresse n’existe pas',
  ETIMEDOUT: 'aucune réponse dans le temps imparti',
  '28P01': 'le mot de passe ou le nom d’utilisateur est refusé',
  '28000': 'l’accès est refusé',
  '3D000': 'cette base de données n’existe pas sur le serveur : créez-la d’abord',
  '53300': 'le serveur n’a plus de connexion libre',
};

/** @throws ExpectedFailure naming DATABASE_URL (without its password) and the reason. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const shown = new URL(url);
    shown.password = '';
    const code = codeOf(error) ?? '';
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    throw new ExpectedFailure(
      `La base de données de DATABASE_URL (${shown.href}) est hors d’atteinte : ${reason}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
