// What the command line asks: `<mail> ROLE <scope> [--name "Nom, Prénom"]`, read and checked before the database.
import { parseArgs } from 'node:util';
import { roles, scopeKinds, type Role, type ScopeKind } from '@treize/rules/auth/roles';

/** An expected refusal of the command, told in one French sentence. */
export class GrantRefused extends Error {}

export const grantUsage = `Usage : npm run grant -- <adresse> <RÔLE> <portée> [--name "Nom, Prénom"]
  rôles : ${roles.join(', ')}
  portées : nation, region:84, municipality:26113, session:<identifiant>, organization:<identifiant>
  exemple : npm run grant -- pilote@ministere.example NATIONAL_PILOT nation --name "Wissan, Hélène"`;

export interface GrantRequest {
  email: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
  name: { familyName: string; givenName: string } | null;
}

const isOneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  (values as readonly string[]).includes(text);

/** "Nom, Prénom", or "Nom Prénom" where the last word is the given name. */
function readName(text: string): GrantRequest['name'] {
  const [, familyName, givenName] = /^\s*(.+?)\s*(?:,\s*|\s)(\S+|(?<=,\s*)\S.*?)\s*$/.exec(text) ?? [];
  if (familyName === undefined || givenName === undefined)
    throw new GrantRefused('--name attend « Nom, Prénom ».');
  return { familyName, givenName };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The name an address tells: "helene.le-goff@ministere.fr" is Helene Le-goff, "pilote@ministere.fr" Pilote Ministere. */
export function nameOfAddress(email: string): NonNullable<GrantRequest['name']> {
  const [box = '', domain = ''] = email.split('@');
  const [givenName = '', ...rest] = box.split(/[._]+/).filter(Boolean);
  const familyName = rest.length > 0 ? rest.map(capital).join(' ') : capital(domain.split('.')[0] ?? '');
  return { givenName: capital(givenName || box), familyName };
}

/** @throws GrantRefused with the sentence to print */
export function readGrantRequest(args: string[]): GrantRequest {
  const { positionals, values } = parse(args);
  const [email, role, scope] = positionals;
  if (email === undefined || role === undefined || scope === undefined || positionals.length > 3)
    throw new GrantRefused(grantUsage);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new GrantRefused(`${email} n’est pas une adresse électronique.`);
  if (!isOneOf(roles, role)) throw new GrantRefused(`${role} n’est pas un rôle.\n${grantUsage}`);
  const [scopeKind = '', scopeId = null] = scope.split(':');
  if (!isOneOf(scopeKinds, scopeKind) || (scopeKind === 'nation') !== (scopeId === null) || scopeId === '')
    throw new GrantRefused(`${scope} n’est pas une portée.\n${grantUsage}`);
  return { email, role, scopeKind, scopeId, name: values.name === undefined ? null : readName(values.name) };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { name: { type: 'string' } } });
  } catch {
    throw new GrantRefused(grantUsage);
  }
}
