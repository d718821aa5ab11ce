// What became of a walk-in, in plain words: new, kept, over the capacity.
import { becameText } from './walk-in-words';

it.each([
  [null, false, false, 'Nouvelle inscription, faite sur place.'],
  [null, false, true, 'Nouvelle inscription, faite sur place. Elle compte en plus des places de la session.'],
  [
    'EXPECTED',
    true,
    false,
    'Déjà inscrit·e à cette session : son inscription est gardée, rien n’est en double.',
  ],
  [
    'WAITING',
    true,
    true,
    'Était en liste d’attente : son inscription est gardée, et sa place est confirmée. Elle compte en plus des places de la session.',
  ],
  ['CANCELLED', false, false, 'Son inscription était annulée : une nouvelle est faite.'],
  ['EXPECTED', false, false, 'Nouvelle inscription, faite sur place.'],
] as const)('%s, merged %s, exceptional %s', (before, merged, exceptional, told) => {
  expect(becameText({ before, merged, exceptional }).replaceAll('\u00a0', ' ')).toBe(told);
});
