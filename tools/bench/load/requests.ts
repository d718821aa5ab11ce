// The requests of a load, ready to be written on a connection.
import { randomUUID } from 'node:crypto';
import { newPerson } from '../ground/people.ts';
import type { AskKind, Asks } from './plan.ts';

export interface Request {
  ask: AskKind;
  text: string;
  sessionId: string;
  email: string;
}

const start = (method: string, path: string): string =>
  `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n`;

function post(path: string, body: unknown, headers = ''): string {
  const text = JSON.stringify(body);
  return `${start('POST', path)}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n${headers}\r\n${text}`;
}

function registration(sessionId: string, commune: string): Request {
  const person = newPerson(commune);
  const text = post(
    `/api/sessions/${sessionId}/registrations`,
    person,
    `idempotency-key: ${randomUUID()}\r\n`,
  );
  return { ask: 'register', text, sessionId, email: person.email };
}

function visit(turn: number): Request {
  if (turn % 2 === 0)
    return { ask: 'catalogue', text: `${start('GET', '/api/sessions')}\r\n`, sessionId: '', email: '' };
  const { email } = newPerson('');
  return { ask: 'sign-in', text: post('/api/auth/requests', { email }), sessionId: '', email };
}

const turnOf = (list: string[], turn: number): string => list[turn % list.length] as string;

/** Gives the next request each time it is called. */
export function requestsOf(asks: Asks): () => Request {
  let turn = 0;
  return () => {
    const here = turn++;
    return asks.kind === 'visit'
      ? visit(here)
      : registration(turnOf(asks.sessionIds, here), turnOf(asks.communes, here));
  };
}
