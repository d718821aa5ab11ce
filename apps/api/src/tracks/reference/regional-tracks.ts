// The first track of each metropolitan region: its modules in order, what it is about.

export interface TrackDraft {
  regionCode: string;
  /** codes of its modules, in order */
  modules: string[];
  summary: string;
}

export const regionalTracks: TrackDraft[] = [
  {
    regionCode: '84',
    modules: ['M01', 'M03', 'M06', 'M07', 'M13', 'M14'],
    summary:
      'Du diagnostic à la saison d’après\u00a0: un parcours pour les bourgs de plaine comme pour les vallées.',
  },
  {
    regionCode: '27',
    modules: ['M01', 'M04', 'M06', 'M11', 'M14'],
    summary: 'Redonner un usage aux rez-de-chaussée et aux bâtiments communaux, avec les habitants.',
  },
  {
    regionCode: '53',
    modules: ['M01', 'M02', 'M04', 'M08', 'M10', 'M14'],
    summary: 'Piloter le projet de centre, tenir un linéaire marchand, rapprocher les services.',
  },
  {
    regionCode: '24',
    modules: ['M02', 'M03', 'M05', 'M12'],
    summary: 'Loger, se déplacer et décider dans des petites villes éloignées des métropoles.',
  },
  {
    regionCode: '94',
    modules: ['M01', 'M06', 'M13', 'M14'],
    summary: 'Habiter la montagne et le littoral à l’année, entretenir un bâti ancien exigeant.',
  },
  {
    regionCode: '44',
    modules: ['M03', 'M07', 'M09', 'M11', 'M14'],
    summary: 'Friches, logements vacants et chaleur\u00a0: transformer ce qui existe déjà.',
  },
  {
    regionCode: '32',
    modules: ['M02', 'M04', 'M09', 'M12', 'M14'],
    summary: 'Du projet de centre au chantier\u00a0: des élus qui commandent et qui suivent.',
  },
  {
    regionCode: '11',
    modules: ['M01', 'M05', 'M10', 'M12'],
    summary: 'Les petites villes de la grande couronne, leurs places et leurs trajets.',
  },
  {
    regionCode: '28',
    modules: ['M01', 'M03', 'M07', 'M08', 'M14'],
    summary: 'Rénover la reconstruction et les bourgs anciens, garder les services à portée.',
  },
  {
    regionCode: '75',
    modules: ['M01', 'M05', 'M06', 'M11', 'M14'],
    summary: 'Faire vivre des centres dans des territoires étendus et peu denses.',
  },
  {
    regionCode: '76',
    modules: ['M01', 'M03', 'M10', 'M13', 'M14'],
    summary: 'Ombre, logement et saisons\u00a0: des centres à vivre toute l’année.',
  },
  {
    regionCode: '52',
    modules: ['M02', 'M04', 'M08', 'M11'],
    summary: 'Tenir le projet dans la durée et y associer habitants et commerçants.',
  },
  {
    regionCode: '93',
    modules: ['M01', 'M07', 'M09', 'M10', 'M13'],
    summary: 'Fraîcheur, énergie et montagne\u00a0: adapter les petites villes au climat qui vient.',
  },
];
