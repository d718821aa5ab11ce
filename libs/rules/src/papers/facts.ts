// Facts that several documents say, put under their mentions.
import type { MentionFacts } from './mentions';

export interface IssuingBody {
  name: string;
  /** Number of its activity declaration (NDA); empty when it has none. */
  activityNumber: string;
  /** Number of its accreditation to train elected people; empty when it has none. */
  accreditation: string;
  signatory: string;
  city: string;
}
export const bodyFacts = (body: IssuingBody): MentionFacts => ({
  bodyName: body.name,
  bodyActivityNumber: body.activityNumber,
  bodyAccreditation: body.accreditation,
  bodySignatory: body.signatory,
  bodyCity: body.city,
});

export interface NamedPerson {
  familyName: string;
  givenName: string;
  function: string;
  /** Commune, EPCI or employer. */
  body: string;
}
export const personFacts = (person: NamedPerson): MentionFacts => ({
  personName: `${person.givenName} ${person.familyName}`,
  personFunction: person.function,
  personBody: person.body,
});
