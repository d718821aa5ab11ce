// One person who registers, of a name and mailbox of their own.
import { randomUUID } from 'node:crypto';

/** @param municipalityCode commune of which they are an elected official */
export function newPerson(municipalityCode: string) {
  const key = randomUUID();
  return {
    kind: 'ELECTED' as const,
    function: 'Maire',
    delegation: false,
    municipalityCode,
    epciCode: null,
    familyName: `Mesure${key}`,
    givenName: 'Camille',
    email: `${key}@mairie.example`,
    phone: null,
    needs: null,
  };
}
