// Arguments with which each function of venue.queries.ts is run to record its SQL.
export const samples: Record<string, unknown[]> = { townOfVenue: ['26113'] };
