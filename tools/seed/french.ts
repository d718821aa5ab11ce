// French spelling of generated texts: no-break spaces, "de" before the name of a town.

/** Puts a no-break space before the signs that want one. */
export const spaced = (text: string): string =>
  text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** "de Guingamp", "d’Ambert", "du Cateau-Cambrésis", "de La Châtre", "de L’Île-Rousse". */
export function ofTown(name: string): string {
  const town = name.replaceAll("'", '’');
  if (town.startsWith('Le ')) return `du ${town.slice(3)}`;
  return /^(?:[AEÉÈIÎOUY]|Hi)/.test(town) ? `d’${town}` : `de ${town}`;
}
