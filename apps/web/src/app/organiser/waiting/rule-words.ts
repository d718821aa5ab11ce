// The named rules of priority, and who validates, in the organiser's words.
import type { PlacesDraft } from '@treize/contract/places';

export interface RuleWord {
  label: string;
  hint: string;
}

export const priorityRuleWords: Record<PlacesDraft['priorityRule'], RuleWord> = {
  NONE: { label: 'Ordre d’arrivée', hint: 'Personne ne passe devant par règle.' },
  FIRST_YEAR_DUTY: {
    label: 'Élu·es à former dans l’année',
    hint: 'Les élu·es ayant reçu une délégation passent devant\u00a0: leur formation est obligatoire la première année (article L.\u00a02123-12).',
  },
  LABELLED_MUNICIPALITY: {
    label: 'Communes labellisées',
    hint: 'Les personnes d’une commune du programme (PVD ou ACV) passent devant.',
  },
  FIRST_OF_MUNICIPALITY: {
    label: 'Une personne par commune d’abord',
    hint: 'Passe devant la première personne d’une commune qui n’a encore aucune place.',
  },
};

export const validationWords: Record<PlacesDraft['validation'], RuleWord> = {
  NONE: { label: 'Sans validation', hint: 'L’inscription est confirmée tout de suite.' },
  ORGANIZER: {
    label: 'Par l’organisation',
    hint: 'Vous validez ou refusez chaque demande, depuis les inscriptions.',
  },
  MUNICIPALITY: {
    label: 'Par la mairie',
    hint: 'La mairie confirme que la personne siège ou travaille chez elle.',
  },
};
