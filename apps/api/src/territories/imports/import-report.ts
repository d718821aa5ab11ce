// What an import would change or has changed, as an operator reads it in a terminal.
import type { ImportOutcome, ListKind } from './import-list';

const titles: Record<ListKind, string> = {
  PVD: 'Petites villes de demain',
  ACV: 'Action cœur de ville',
  MOUNTAIN: 'Zone de montagne',
};
/** Lines shown under one heading; the count tells the rest. */
const shown = 20;

const nbsp = '\u00a0';

function section(heading: string, lines: string[]): string[] {
  const more = lines.length > shown ? [`    … et ${lines.length - shown} autres`] : [];
  return [
    `  ${heading}${nbsp}: ${lines.length}`,
    ...lines.slice(0, shown).map((line) => `    ${line}`),
    ...more,
  ];
}
const count = (heading: string, list: unknown[]): string => `  ${heading}${nbsp}: ${list.length}`;

/** Text in French, several lines. */
export function importReport(kind: ListKind, outcome: ImportOutcome, asked: { apply: boolean }): string {
  const row = ({ line, municipalityCode, name }: { line: number; municipalityCode: string; name: string }) =>
    `ligne ${line}${nbsp}: ${municipalityCode} ${name}`.trimEnd();
  const conclusion = outcome.applied
    ? 'Liste appliquée en une seule fois.'
    : asked.apply
      ? 'Rien n’est écrit : corrigez les lignes mal formées, ou ajoutez --skip-malformed pour les laisser de côté.'
      : 'Aperçu seulement, rien n’est écrit. Pour appliquer, ajoutez --apply.';
  return [
    `${titles[kind]}${nbsp}: ${outcome.rows} lignes`,
    count('à ajouter', outcome.added),
    count('à renommer (même commune, autre identifiant)', outcome.renamed),
    count('inchangées', outcome.unchanged),
    ...section(
      'à clore (absentes de la liste)',
      outcome.ended.map(({ municipalityCode }) => municipalityCode),
    ),
    ...section('codes inconnus, laissés de côté', outcome.unknown.map(row)),
    ...section('doublons, laissés de côté', outcome.duplicates.map(row)),
    ...section(
      'lignes mal formées',
      outcome.malformed.map(({ line, reason }) => `ligne ${line}${nbsp}: ${reason}`),
    ),
    conclusion,
  ].join('\n');
}
