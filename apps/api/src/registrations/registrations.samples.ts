// Sample arguments, so that the SQL of each query function can be recorded and reviewed.
const id = '01900000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  registrationById: [id],
  holdRegistration: [id],
  probeTarget: [],
};
