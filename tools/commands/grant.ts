// `npm run grant -- <mail> ROLE <scope>`: gives a role; on a new installation it makes the first real account.
import { giveGrant } from '@treize/api/auth/grants/give-grant';
import { GrantRefused, readGrantRequest } from '@treize/api/auth/grants/grant-request';
import { sessionExists } from '@treize/api/sessions/sessions.queries';
import { onDatabase } from '../database/open-database';

try {
  const request = readGrantRequest(process.argv.slice(2));
  const { isNew } = await onDatabase((source) => giveGrant(source, request, new Date(), sessionExists));
  const scope = request.scopeId === null ? request.scopeKind : `${request.scopeKind}:${request.scopeId}`;
  const sentence = isNew ? 'a maintenant' : 'avait déjà';
  process.stdout.write(`${request.email} ${sentence} le rôle ${request.role} (${scope}).\n`);
} catch (error) {
  const sentence =
    error instanceof GrantRefused ? error.message : `Rien n’a été donné : ${(error as Error).message}`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
