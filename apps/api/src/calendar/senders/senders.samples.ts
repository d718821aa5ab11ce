// Arguments with which each query function of this folder is run to record its SQL.
export const samples: Record<string, unknown[]> = {
  programmeRegions: [['53']],
  standingInvitations: [
    [{ regionCode: '53', address: 'bretagne@mail.treize.example' }],
    new Date('2027-01-12T09:00:00Z'),
  ],
};
