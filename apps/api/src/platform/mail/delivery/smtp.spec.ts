// Connections to the mail server when the process stops.
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { startMailServer, type TestMailServer } from '../mail-server.fixture';
import { Smtp } from './smtp';

let server: TestMailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

const openConnections = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;

it.each([
  ['taken', 'tarpit', 'ACCEPTED'],
  ['refused', 'reject', 'REJECTED'],
] as const)(
  'a message %s while the process stops leaves no connection behind',
  async (_, behaviour, state) => {
    const before = openConnections();
    const smtp = new Smtp(readConfig({ ...testSettings('postgres://localhost/none'), SMTP_URL: server.url }));
    server.slowness = 200;
    server.next.push(behaviour);
    const leaving = smtp.deliver(Buffer.from('Subject: a\r\n\r\nb'), 'a@treize.example', 'b@mairie.example');
    smtp.onApplicationShutdown();
    expect(await leaving).toMatchObject({ state });
    for (let turn = 0; turn < 40 && openConnections() > before; turn++)
      await new Promise((wake) => setTimeout(wake, 50));
    expect(openConnections()).toBe(before);
  },
);
