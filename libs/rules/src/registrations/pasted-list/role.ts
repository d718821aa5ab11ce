// Elected or staff, with a delegation or not: read from a column of its own, else guessed from the function.
import { folded } from './wording';

export type Kind = 'ELECTED' | 'STAFF';

/** The first word that tells decides: "adjointe au maire en charge de…", "directeur de cabinet du maire". */
const staff =
  /\b(adjointe? (administrati(f|ve)|technique|d animation|du patrimoine)|conseill(er|ere)e? (numerique|technique|de prevention|en energie|en renovation)|dg[as]?|dgst?|dst|sgm?|cdp|secretaires?|direct(eur|rice)\w*|chef\w*|chargee?s?|technicien\w*|agente?s?|responsable|assistante?|coordinat(eur|rice)\w*|coordonnat(eur|rice)\w*|manager\w*|animat(eur|rice)\w*|attachee?|redact(eur|rice)\w*|ingenieure?|instruct(eur|rice)\w*|gestionnaire|collaborat(eur|rice)\w*|comptable|urbaniste|employee?|stagiaire)\b/;
const elected =
  /\b(maires?|adjointe?s?|conseill(er|ere)\w*|(vice )?presidente?s?|deputee?|senat(eur|rice)\w*|elue?s?|deleguee? communautaire|echevine?)\b/;

/** No function is longer: a whole page pasted in a cell is not searched. */
const words = (text: string): string => folded(text.slice(0, 200));

/** null when nothing tells: the person chooses. */
export function kindOf(role: string): Kind | null {
  const text = words(role);
  const [asStaff, asElected] = [text.search(staff), text.search(elected)];
  if (asStaff === -1) return asElected === -1 ? null : 'ELECTED';
  return asElected === -1 || asStaff <= asElected ? 'STAFF' : 'ELECTED';
}

const no = /^(|n|no|non|0|faux|false|sans|sans delegation|aucune?|neant)$/;

/** "oui", "x", "urbanisme": a delegation; "non", "sans", nothing: none. */
export const isDelegation = (cell: string): boolean => !no.test(words(cell));

/** "conseillère municipale déléguée", "adjoint avec délégation". */
export const toldDelegation = (role: string): boolean =>
  /\b(adjoint|conseill|president|avec)\w* (.* )?deleg/.test(words(role));
