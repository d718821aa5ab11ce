// The people a visitor of the demo may sign in as, with what each may do.
import { randomUUID } from 'node:crypto';
import type { Role, ScopeKind } from '@treize/rules/auth/roles';
import { domainOf, type Person, type Town } from './people';

export interface DemoGrant {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
}
export interface DemoPerson extends Person {
  label: string;
  grants: DemoGrant[];
  /** on the list of one-click sign-in */
  listed: boolean;
}

/** What sets one of them apart; the rest is filled in. */
type Draft = Pick<DemoPerson, 'givenName' | 'familyName' | 'email' | 'function' | 'label' | 'town'> &
  Partial<Pick<DemoPerson, 'kind' | 'delegation' | 'grants' | 'listed'>>;

const someone = (draft: Draft): DemoPerson => ({
  id: randomUUID(),
  kind: 'STAFF',
  delegation: false,
  grants: [],
  listed: true,
  ...draft,
});
const over = (role: Role, scopeKind: ScopeKind, scopeId: string | null): DemoGrant[] => [
  { role, scopeKind, scopeId },
];

/**
 * @param guingamp the commune whose town hall shares one mailbox
 * @param saintFlour the commune of the elected official who has registrations
 */
export function demoPeople(guingamp: Town, saintFlour: Town) {
  const townHall = `mairie@${domainOf(guingamp)}`;
  return {
    pilot: someone({
      givenName: 'Hélène',
      familyName: 'Wissan',
      email: 'helene.wissan@pilotage.example',
      function: 'Pilote nationale',
      label: 'Pilote nationale',
      town: saintFlour,
      grants: over('NATIONAL_PILOT', 'nation', null),
    }),
    organiserAura: someone({
      givenName: 'Rémi',
      familyName: 'Castagnol',
      email: 'remi.castagnol@organisation.example',
      function: 'Organisateur régional',
      label: 'Organisateur, Auvergne-Rhône-Alpes',
      town: saintFlour,
      grants: over('REGIONAL_ORGANIZER', 'region', '84'),
    }),
    organiserBrittany: someone({
      givenName: 'Nadia',
      familyName: 'Belloc',
      email: 'nadia.belloc@organisation.example',
      function: 'Organisatrice régionale',
      label: 'Organisatrice, Bretagne',
      town: guingamp,
      grants: over('REGIONAL_ORGANIZER', 'region', '53'),
    }),
    trainer: someone({
      givenName: 'Yann',
      familyName: 'Kerzec',
      email: 'yann.kerzec@formation.example',
      function: 'Formateur',
      label: 'Formateur, dont la session du jour',
      town: guingamp,
    }),
    greeter: someone({
      givenName: 'Maïwenn',
      familyName: 'Trévargoz',
      email: 'maiwenn.trevargoz@formation.example',
      function: 'Chargée d’accueil',
      label: 'Accueil de la session du jour',
      town: guingamp,
    }),
    secretary: someone({
      givenName: 'Solène',
      familyName: 'Morvanec',
      email: townHall,
      function: 'Secrétaire générale de mairie',
      label: `Secrétaire générale, mairie de ${guingamp.name} (boîte partagée)`,
      town: guingamp,
      grants: over('MUNICIPALITY_MANAGER', 'municipality', guingamp.code),
    }),
    sharedDeputy: someone({
      givenName: 'Gwenn',
      familyName: 'Lanvarec',
      email: townHall,
      function: 'Adjoint·e au maire',
      kind: 'ELECTED',
      delegation: true,
      label: `Adjoint au maire, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    sharedCouncillor: someone({
      givenName: 'Armelle',
      familyName: 'Trébeulec',
      email: townHall,
      function: 'Conseiller·ère municipal·e',
      kind: 'ELECTED',
      label: `Conseillère municipale, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    replacedDeputy: someone({
      givenName: 'Ronan',
      familyName: 'Traouezic',
      email: `ronan.traouezic@${domainOf(guingamp)}`,
      function: 'Adjoint·e au maire',
      kind: 'ELECTED',
      delegation: true,
      label: `Adjoint au maire, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    replacingDeputy: someone({
      givenName: 'Soizic',
      familyName: 'Penfoulic',
      email: `soizic.penfoulic@${domainOf(guingamp)}`,
      function: 'Adjoint·e au maire',
      kind: 'ELECTED',
      delegation: true,
      label: `Adjointe au maire, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    askingCouncillor: someone({
      givenName: 'Erwan',
      familyName: 'Lestrevic',
      email: `erwan.lestrevic@${domainOf(guingamp)}`,
      function: 'Conseiller·ère municipal·e',
      kind: 'ELECTED',
      label: `Conseiller municipal, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    askingProjectLead: someone({
      givenName: 'Nolwenn',
      familyName: 'Kerhuonec',
      email: `nolwenn.kerhuonec@${domainOf(guingamp)}`,
      function: 'Chef·fe de projet Petites villes de demain',
      label: `Cheffe de projet, ${guingamp.name}`,
      town: guingamp,
      listed: false,
    }),
    official: someone({
      givenName: 'Camille',
      familyName: 'Orvault',
      email: `camille.orvault@${domainOf(saintFlour)}`,
      function: 'Adjoint·e au maire',
      kind: 'ELECTED',
      delegation: true,
      label: `Élue, adjointe à ${saintFlour.name}, déjà inscrite`,
      town: saintFlour,
    }),
    auditor: someone({
      givenName: 'Ludovic',
      familyName: 'Fargelin',
      email: 'ludovic.fargelin@audit.example',
      function: 'Auditeur',
      label: 'Auditeur, trois sessions tenues',
      town: saintFlour,
    }),
  };
}
export type DemoPeople = ReturnType<typeof demoPeople>;
