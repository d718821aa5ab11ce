// Columns of the roster's export, in French, in the order of the screen.
export const csvColumns = [
  { key: 'number', header: 'Numéro' },
  { key: 'status', header: 'État' },
  { key: 'rank', header: 'Rang' },
  { key: 'familyName', header: 'Nom' },
  { key: 'givenName', header: 'Prénom' },
  { key: 'email', header: 'Courriel' },
  { key: 'kind', header: 'Élu·e ou agent' },
  { key: 'function', header: 'Fonction' },
  { key: 'body', header: 'Commune ou intercommunalité' },
  { key: 'needs', header: 'Besoins' },
  { key: 'source', header: 'Origine' },
  { key: 'createdAt', header: 'Inscrit le' },
  { key: 'cancelReason', header: 'Motif d’annulation' },
];
