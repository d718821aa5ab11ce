// Sample arguments of each query of devices.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  enrolDevice: [id, 'Chrome sur Android', id, at],
  deviceOf: [id],
  lockDevice: [id],
  advanceDevice: [{ deviceId: id, seq: 1, recordId: id, hash: 'sample' }, at],
};
