// A ZIP whose file cannot be read fails alone: its download is cut, the process goes on.
import { buffer } from 'node:stream/consumers';
import { zipped } from './bulk';

it('cuts the download when one file cannot be read', async () => {
  const files = [
    { name: 'un.pdf', bytes: () => Promise.resolve(Buffer.from('%PDF-')) },
    { name: 'deux.pdf', bytes: () => Promise.reject(new Error('connection lost')) },
  ];
  await expect(buffer(zipped(files, new Date('2027-01-12T16:30:00Z')))).rejects.toThrow('connection lost');
});
