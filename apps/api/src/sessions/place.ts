// Where a session is held, on one line: for mails, calendar objects and documents.

export interface Placed {
  format: 'ONSITE' | 'REMOTE' | 'HYBRID';
  room: string;
  venue: { name: string; address: string; postcode: string; town: string } | null;
}

/** "Salle du conseil, Mairie de Die, rue de l’Hôtel-de-Ville, 26150 Die"; a remote session is "À distance". */
export function placeOf({ format, room, venue }: Placed): string {
  const place = venue
    ? [room, venue.name, venue.address, `${venue.postcode} ${venue.town}`].filter(Boolean).join(', ')
    : '';
  if (format === 'REMOTE') return 'À distance';
  return format === 'HYBRID' ? `${place} ou à distance` : place;
}
