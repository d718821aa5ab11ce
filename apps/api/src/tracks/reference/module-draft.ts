// What the catalogue says of a module.
export interface ModuleDraft {
  code: string;
  title: string;
  theme: string;
  regime: 'TRAINING' | 'AWARENESS';
  /** planned minutes */
  minutes: number;
  capacity: number;
  objectives: string[];
  /** what a participant leaves with */
  outcome: string;
  methods: string;
  /** absent: the usual audience */
  audience?: string;
  prerequisites?: string;
}

export const usualAudience =
  'Maires, adjoint·es, conseiller·ères délégué·es, conseiller·ères communautaires, avec leur chef·fe de projet ou leur direction générale';
export const usualPrerequisites = 'Aucun. Venir avec une situation de sa commune aide à travailler.';
export const usualAssessment =
  'Auto-positionnement à l’entrée et à la sortie, puis mise en situation relue par l’équipe pédagogique';
