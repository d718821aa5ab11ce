// Types of the package of French public holidays, which ships none.
declare module '@socialgouv/jours-feries' {
  /** Holidays of a year by their name; those of Alsace-Moselle too when asked. Local midnights. */
  export default function getJoursFeries(year: number, options?: { alsace?: boolean }): Record<string, Date>;
}
