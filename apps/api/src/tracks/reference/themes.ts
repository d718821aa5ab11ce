// Themes of the catalogue, as visitors filter by them.
export const themes = [
  { code: 'CENTRES', label: 'Revitalisation des centres' },
  { code: 'HABITAT', label: 'Habitat' },
  { code: 'COMMERCE', label: 'Commerce et activité' },
  { code: 'PEU_DENSE', label: 'Territoires peu denses' },
  { code: 'MOBILITES', label: 'Mobilités' },
  { code: 'PATRIMOINE', label: 'Patrimoine communal' },
  { code: 'ENERGIE', label: 'Transition énergétique' },
  { code: 'NUMERIQUE', label: 'Numérique' },
  { code: 'PARTICIPATION', label: 'Participation des habitants' },
];
