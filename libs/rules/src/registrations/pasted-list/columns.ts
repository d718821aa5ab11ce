// What each column holds: told by the heading in French when there is one, else the usual order.
import { folded } from './wording';

export type Column =
  | 'familyName'
  | 'givenName'
  | 'familyThenGiven'
  | 'givenThenFamily'
  | 'email'
  | 'function'
  | 'kind'
  | 'delegation'
  | 'municipality';

export const usualColumns: readonly Column[] = [
  'familyName',
  'givenName',
  'email',
  'function',
  'municipality',
];

/** Headings, folded. */
const headings: readonly [Column, RegExp][] = [
  ['familyThenGiven', /^noms? (de famille )?(et )?prenoms?$/],
  ['givenThenFamily', /^prenoms? (et )?noms?( de famille)?$|^nom complet$|^participante?s?$|^personnes?$/],
  ['familyName', /^noms?( de famille| d usage| usuel| de naissance)?$/],
  ['givenName', /^prenoms?( usuel)?$/],
  ['email', /^(adresse )?(courriels?|e ?mails?|mails?|mel|electronique)( professionnel(le)?)?$|^adresses?$/],
  ['kind', /^elue?s?( ou)? (agente?s?|technicien(ne)?s?)$|^(type|statut|categorie|public|profil|elue?)$/],
  ['function', /^(fonctions?|mandats?|qualite|poste|role)( (ou |et )?(fonctions?|mandats?|poste))?$/],
  ['delegation', /^(avec )?delegations?( oui non| o n)?$/],
  [
    'municipality',
    /^(communes?|mairie|ville|collectivite|intercommunalite|epci)( (ou |et )?(epci|intercommunalite))?$/,
  ],
];

const tellingWho: readonly Column[] = ['familyName', 'familyThenGiven', 'givenThenFamily', 'email'];

const columnOf = (cell: string): Column | null => {
  const heading = folded(cell);
  return headings.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
};

/**
 * The columns a heading line names, null where it names none of ours.
 * @returns null when the line is no heading: fewer than two names of columns, or none of a name or a mailbox
 */
export function readHeading(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map(columnOf);
  const named = columns.filter((column) => column !== null);
  const tellsWho = named.some((column) => tellingWho.includes(column));
  return named.length >= 2 && tellsWho ? columns : null;
}
