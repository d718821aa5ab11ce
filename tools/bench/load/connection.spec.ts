// The bench's own HTTP connection, against a server that answers in pieces.
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Connection } from './connection';

const answerOf = (body: string, type = 'application/json', status = '201 Created'): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('connection', () => {
  let server: Server;
  let pieces: (string | Buffer)[] = [];
  let connection: Connection;

  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => {
        const [first, ...others] = pieces;
        if (first === undefined) return void socket.destroy();
        socket.write(first);
        others.forEach((piece, index) => setTimeout(() => socket.write(piece), 5 * (index + 1)));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  beforeEach(async () => {
    connection = await Connection.open((server.address() as AddressInfo).port);
  });
  afterEach(() => connection.close());
  afterAll(() => new Promise((done) => server.close(done)));

  it('reads an answer cut in the middle of a letter, and is ready for the next', async () => {
    const whole = Buffer.from(answerOf('{"name":"Rémi"}'));
    const cut = whole.indexOf(Buffer.from('é')) + 1;
    pieces = [whole.subarray(0, 10), whole.subarray(10, cut), whole.subarray(cut)];
    const expected = { status: 201, isProblem: false, body: '{"name":"Rémi"}' };
    expect(await connection.ask('GET / HTTP/1.1\r\n\r\n')).toEqual(expected);
    expect(await connection.ask('GET / HTTP/1.1\r\n\r\n')).toEqual(expected);
  });

  it('tells a problem', async () => {
    pieces = [
      answerOf('{"code":"busy"}', 'application/problem+json; charset=utf-8', '503 Service Unavailable'),
    ];
    expect(await connection.ask('GET / HTTP/1.1\r\n\r\n')).toEqual({
      status: 503,
      isProblem: true,
      body: '{"code":"busy"}',
    });
  });

  it('says why there is no answer', async () => {
    pieces = ['HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'];
    await expect(connection.ask('GET / HTTP/1.1\r\n\r\n')).rejects.toThrow('408 without a length');
    expect(connection.isOpen).toBe(false);
  });

  it('says that the server went away', async () => {
    pieces = [];
    await expect(connection.ask('GET / HTTP/1.1\r\n\r\n')).rejects.toThrow('connection closed');
  });
});
