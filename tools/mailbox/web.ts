// The web side of the mailbox: pages to read, JSON for tests. Answers only to this machine's own names.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { answer as answerInvitation, bounce, participations, type Door } from './answering.ts';
import { detail, filesOf } from './message.ts';
import { listPage, messagePage, missingPage } from './pages.ts';
import type { MessageStore } from './store.ts';

interface Reply {
  status?: number;
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** For what a message brings: no script, no network, its links open in a tab of their own. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const asset = (name: string): string => readFileSync(resolve(import.meta.dirname, name), 'utf8');
const asPage = (body: string, status = 200): Reply => ({ status, type: 'text/html; charset=utf-8', body });
const asJson = (content: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(content),
});

function download(type: string, filename: string, body: Buffer | string): Reply {
  const safeType = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`;
  return {
    type: safeType,
    body,
    headers: { 'content-disposition': disposition, 'content-security-policy': MAIL_POLICY },
  };
}

/** The HTML of a message, its links made to open in a tab of their own. */
function framed(html: string): Reply {
  const target = '<base target="_blank">';
  const body = /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + target)
    : target + html;
  return { type: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': MAIL_POLICY } };
}

async function answerOne(
  store: MessageStore,
  id: string,
  part: string | undefined,
  index: number,
  shown: { canAnswer: boolean; sent: string | null },
): Promise<Reply | undefined> {
  const summary = store.find(id);
  if (!summary) return undefined;
  if (part === 'source') return { type: 'text/plain; charset=utf-8', body: await store.raw(id) };
  const mail = await store.open(id);
  const message = detail(summary, mail);
  if (part === undefined) return asPage(messagePage(message, shown));
  if (part === 'json') return asJson(message);
  if (part === 'html') return message.html === null ? undefined : framed(message.html);
  if (part === 'calendar')
    return message.calendar === null
      ? undefined
      : download('text/calendar', 'invitation.ics', message.calendar);
  const [file, named] = [filesOf(mail)[index], message.attachments[index]];
  return file && named ? download(named.contentType, named.filename, file.content) : undefined;
}

/** Sends back what the recipient's side would: the buttons of the message page. */
async function sendBack(
  store: MessageStore,
  door: Door,
  id: string,
  act: string,
): Promise<Reply | undefined> {
  const summary = store.find(id);
  if (!summary) return undefined;
  const message = detail(summary, await store.open(id));
  const participation = participations.find((one) => one === act);
  if (participation && message.calendar !== null)
    await answerInvitation(door, message.calendar, participation);
  else if (act === 'bounce') await bounce(door, message);
  else return undefined;
  return { status: 303, type: 'text/plain', body: '', headers: { location: `/messages/${id}?sent=${act}` } };
}

async function answer(
  store: MessageStore,
  request: IncomingMessage,
  door: Door | undefined,
): Promise<Reply | undefined> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const filter = (url.searchParams.get('to') ?? '').trim().toLowerCase();
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /')
    return asPage(
      listPage(
        store.list((to) => to.includes(filter)),
        filter,
      ),
    );
  if (route === 'GET /mailbox.css') return { type: 'text/css; charset=utf-8', body: asset('mailbox.css') };
  if (route === 'GET /mailbox.js')
    return { type: 'text/javascript; charset=utf-8', body: asset('mailbox.js') };
  if (route === 'GET /api/messages') return asJson(store.list((to) => filter === '' || to === filter));
  if (route === 'DELETE /api/messages' || route === 'POST /messages/delete') {
    await store.clear();
    return route.startsWith('POST')
      ? { status: 303, type: 'text/plain', body: '', headers: { location: '/' } }
      : asJson({});
  }
  const back = /^\/messages\/([\d-]+)\/send-back\/(\w+)$/.exec(url.pathname);
  if (request.method === 'POST' && back && door)
    return sendBack(store, door, back[1] as string, back[2] as string);
  if (request.method !== 'GET') return undefined;
  const shown = { canAnswer: door !== undefined, sent: url.searchParams.get('sent') };
  const api = /^\/api\/messages\/([\d-]+)$/.exec(url.pathname);
  if (api)
    return (await answerOne(store, api[1] as string, 'json', 0, shown)) ?? asJson({ code: 'not-found' }, 404);
  const view = /^\/messages\/([\d-]+)(?:\/(html|source|calendar|attachments)(?:\/(\d+))?)?$/.exec(
    url.pathname,
  );
  return view ? answerOne(store, view[1] as string, view[2], Number(view[3] ?? -1), shown) : undefined;
}

/** A page of another site must neither read the messages (Host rebinding) nor delete them (Origin). */
function isOurs(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  return LOCAL_HOST.test(host) && (origin === undefined || origin === `http://${host}`);
}

async function respond(
  store: MessageStore,
  request: IncomingMessage,
  response: ServerResponse,
  door: Door | undefined,
): Promise<void> {
  const refusal = isOurs(request)
    ? undefined
    : { status: 403, type: 'text/plain; charset=utf-8', body: 'Accès refusé.' };
  const reply: Reply = refusal ?? (await answer(store, request, door)) ?? asPage(missingPage(), 404);
  response.writeHead(reply.status ?? 200, {
    'content-type': reply.type,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: a browser would then post our own forms with `Origin: null`, which is nobody's.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    ...reply.headers,
  });
  response.end(reply.body);
}

/** Listens on the loopback address only. */
export function startWeb(store: MessageStore, port: number, door?: Door): Promise<Server> {
  const server = createServer((request, response) => {
    respond(store, request, response, door).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return new Promise((done, fail) =>
    server.once('error', fail).listen(port, '127.0.0.1', () => done(server)),
  );
}
