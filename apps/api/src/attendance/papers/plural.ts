// A count with its noun, as French agrees it: one below two.
export const plural = (count: number, one: string, many: string): string =>
  `${count}\u00a0${count > 1 ? many : one}`;
