// A recipient that nobody plays: Cyrus IMAP takes mail by LMTP, puts invitations in a calendar, and shows it by CalDAV.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import nodemailer from 'nodemailer';
import { pause } from '../../postgres/processes.ts';
import { freePort } from '../../postgres/server.ts';
import { createMailbox, putSieveScript, Talk } from './talk.ts';

const master = '/usr/lib/cyrus/bin/master';

interface Ports {
  imap: number;
  http: number;
  lmtp: number;
  sieve: number;
}

const settings = (dir: string): string => `configdirectory: ${dir}/conf
defaultpartition: default
partition-default: ${dir}/mail
sievedir: ${dir}/sieve
lmtpsocket: ${dir}/socket/lmtp
idlesocket: ${dir}/socket/idle
notifysocket: ${dir}/socket/notify
admins: admin
sasl_pwcheck_method: alwaystrue
sasl_mech_list: PLAIN
allowplaintext: yes
httpmodules: caldav
virtdomains: userid
defaultdomain: nowhere.example
unixhierarchysep: yes
altnamespace: no
lmtp_downcase_rcpt: yes
sieve_extensions: vnd.cyrus.imip
`;

const services = (dir: string, ports: Ports): string => `START {
  recover cmd="ctl_cyrusdb -C ${dir}/imapd.conf -r"
}
SERVICES {
  imap cmd="imapd -C ${dir}/imapd.conf" listen="127.0.0.1:${ports.imap}" prefork=0
  http cmd="httpd -C ${dir}/imapd.conf" listen="127.0.0.1:${ports.http}" prefork=0
  lmtp cmd="lmtpd -C ${dir}/imapd.conf -a" listen="127.0.0.1:${ports.lmtp}" prefork=0
  sieve cmd="timsieved -C ${dir}/imapd.conf" listen="127.0.0.1:${ports.sieve}" prefork=0
}
EVENTS {
}
`;

/** An event as the recipient's calendar shows it. Instants. */
export interface ShownEvent {
  uid: string;
  sequence: number;
  status: string | null;
  summary: string;
  location: string;
  start: Date;
  end: Date;
}

export class Cyrus {
  readonly #dir: string;
  readonly #ports: Ports;
  readonly #process: ChildProcess;

  private constructor(dir: string, ports: Ports, process: ChildProcess) {
    this.#dir = dir;
    this.#ports = ports;
    this.#process = process;
  }

  /** @throws Error when Cyrus is not installed or does not answer: a judge that is missing is a failure. */
  static async start(): Promise<Cyrus> {
    if (!existsSync(master)) throw new Error('Cyrus cannot judge: install cyrus-imapd and cyrus-caldav');
    const dir = mkdtempSync(join(tmpdir(), 'treize-cyrus-'));
    for (const folder of ['conf', 'mail', 'sieve', 'socket']) mkdirSync(join(dir, folder));
    const [imap, http, lmtp, sieve] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const ports = { imap, http, lmtp, sieve };
    writeFileSync(join(dir, 'imapd.conf'), settings(dir));
    writeFileSync(join(dir, 'cyrus.conf'), services(dir, ports));
    execFileSync('chown', ['-R', 'cyrus:mail', dir]);
    const own = ['-C', join(dir, 'imapd.conf'), '-M', join(dir, 'cyrus.conf'), '-p', join(dir, 'master.pid')];
    const child = spawn(master, own, { stdio: 'ignore' });
    const cyrus = new Cyrus(dir, ports, child);
    await cyrus.#ready();
    return cyrus;
  }

  async #ready(): Promise<void> {
    for (let tries = 0; ; tries++) {
      const talk = new Talk(this.#ports.imap);
      try {
        await talk.hears('\\* ');
        return talk.end();
      } catch (error) {
        if (tries > 100) throw error;
        await pause(100);
      }
    }
  }

  /** A mailbox whose invitations go to its calendar by themselves. */
  async addRecipient(address: string): Promise<void> {
    await createMailbox(this.#ports.imap, address);
    const script = 'require ["vnd.cyrus.imip"];\r\nprocessimip;\r\n';
    await putSieveScript(this.#ports.sieve, address, script);
    // The first look makes the calendar: until then invitations find nowhere to go.
    await this.calendarOf(address);
  }

  async deliver(raw: Buffer, from: string, to: string): Promise<void> {
    const line = nodemailer.createTransport({
      host: '127.0.0.1',
      port: this.#ports.lmtp,
      lmtp: true,
      ignoreTLS: true,
    });
    await line.sendMail({ raw, envelope: { from, to: [to] } }).finally(() => line.close());
  }

  /** Everything in the calendar, by UID. */
  async calendarOf(address: string): Promise<ShownEvent[]> {
    const answer = await fetch(
      `http://127.0.0.1:${this.#ports.http}/dav/calendars/user/${encodeURIComponent(address)}/Default/`,
      {
        method: 'REPORT',
        headers: {
          authorization: `Basic ${Buffer.from(`${address}:any`).toString('base64')}`,
          'content-type': 'application/xml',
          depth: '1',
        },
        body:
          '<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop>' +
          '<c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>',
      },
    );
    if (answer.status !== 207) throw new Error(`CalDAV answered ${answer.status}: ${await answer.text()}`);
    return eventsOf(await answer.text());
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#process.once('close', done));
    this.#process.kill('SIGTERM');
    await ended;
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

const unescape = (xml: string): string =>
  xml
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function eventsOf(xml: string): ShownEvent[] {
  const objects = [...xml.matchAll(/<(?:\w+:)?calendar-data[^>]*>([^]*?)<\/(?:\w+:)?calendar-data>/g)];
  return objects
    .map(([, text]) => {
      const root = new ICAL.Component(ICAL.parse(unescape(text ?? '')) as unknown[]);
      for (const zone of root.getAllSubcomponents('vtimezone'))
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
      const component = root.getFirstSubcomponent('vevent');
      if (!component) throw new Error('a calendar without an event');
      const event = new ICAL.Event(component);
      const status = component.getFirstPropertyValue('status');
      return {
        uid: event.uid,
        sequence: event.sequence,
        status: status === null ? null : String(status),
        summary: event.summary,
        location: event.location,
        start: event.startDate.toJSDate(),
        end: event.endDate.toJSDate(),
      };
    })
    .sort((one, other) => one.start.getTime() - other.start.getTime());
}
