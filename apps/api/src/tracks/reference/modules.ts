// The first catalogue: one awareness day and fourteen training modules.
import { modulesOfPlaces } from './modules-of-places';
import { modulesOfProjects } from './modules-of-projects';
import type { ModuleDraft } from './module-draft';

const regionalDay: ModuleDraft = {
  code: 'J-REG',
  title: 'Journée régionale\u00a0: revitaliser, valoriser, capitaliser',
  theme: 'CENTRES',
  regime: 'AWARENESS',
  minutes: 360,
  capacity: 120,
  objectives: [
    'Situer sa commune parmi les démarches de la région',
    'Repérer une réussite voisine que l’on peut transposer',
    'Identifier son premier interlocuteur pour passer à l’action',
  ],
  outcome: 'Un contact et une idée notée pour sa commune',
  methods: 'Témoignages d’élus, ateliers par table, visite commentée du centre-bourg',
};

export const modules: ModuleDraft[] = [regionalDay, ...modulesOfPlaces, ...modulesOfProjects];
