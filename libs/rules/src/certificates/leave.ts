// Training leave of an elected person, told as information: 24 days for a mandate (CGCT, art. L. 2123-13, law 2025-1249).
export const leaveDays = 24;

/** Days of training certified: a half-day counts for half a day; only actions of training count. */
export const trainingDays = (certificates: readonly { kind: string; halfDays: number }[]): number =>
  certificates.reduce((sum, { kind, halfDays }) => sum + (kind === 'COMPLETION' ? halfDays / 2 : 0), 0);

/** "1 jour", "2,5 jours", "0 jour". */
export const frenchDays = (days: number): string =>
  `${days.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0jour${days >= 2 ? 's' : ''}`;
