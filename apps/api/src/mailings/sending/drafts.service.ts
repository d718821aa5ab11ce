// A mailing before it leaves: how many it would reach, how it reads, one message to oneself. Nothing else is sent.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  placeholders,
  type MailingDraft,
  type mailingCount,
  type mailingCountRequest,
} from '@treize/contract/mailings';
import type { MailPreview } from '@treize/contract/deliveries';
import type { Message, WantedPerson } from '@treize/rules/mailings/addressing';
import { unknownPlaceholders } from '@treize/rules/mailings/placeholders';
import { afterQuietHours } from '@treize/rules/mails/quiet-hours';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { peopleById } from '../../people/people.queries';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { Mails } from '../../platform/mail/mails.service';
import type { Mailbox } from '../../platform/mail/senders/sender';
import { signedWords } from '../../platform/mail/senders/signed-words';
import { targetedSession } from '../audience/audience.queries';
import { Audiences, type Recipient } from '../audience/audiences.service';
import { Letters } from '../mails/letters.service';

type CountRequest = z.output<typeof mailingCountRequest>;
type Count = Omit<z.output<typeof mailingCount>, 'dueAt'> & { dueAt: Date };

const sampleSize = 5;
const hour = 3600;
const testsAnHour = 30;

const mailboxText = ({ name, address }: Mailbox): string => `${name} <${address}>`;
const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`;

/** Shown when the target names nobody. */
const somebody: WantedPerson = {
  personId: '',
  registrationId: null,
  number: null,
  givenName: 'Camille',
  familyName: 'Exemple',
  email: 'camille.exemple@mairie.example',
  municipalityCode: null,
  body: 'Votre commune',
};
const messageTo = (person: WantedPerson): Message => ({
  role: 'PARTICIPANT',
  address: person.email,
  readers: [person],
  people: [person],
  onBehalf: [],
  towns: [],
});

@Injectable()
export class MailingDrafts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audiences: Audiences,
    private readonly letters: Letters,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async count(actor: Actor, { purpose, target }: CountRequest): Promise<Count> {
    const tx = this.source.manager;
    await this.mustReach(tx, actor, { purpose, target });
    const now = this.clock.now();
    const { people, recipients } = await this.audiences.reached(tx, target, purpose, now);
    const outFor = (why: Recipient['leftOut']) => recipients.filter(({ leftOut }) => leftOut === why).length;
    return {
      people: people.length,
      addresses: outFor(null),
      optedOut: outFor('OPTED_OUT'),
      blocked: outFor('BLOCKED'),
      withoutAddress: outFor('NO_ADDRESS'),
      dueAt: this.dueAt(now),
      sample: people
        .map(nameOf)
        .sort((one, other) => one.localeCompare(other, 'fr'))
        .slice(0, sampleSize),
    };
  }

  async preview(actor: Actor, draft: MailingDraft): Promise<MailPreview> {
    const tx = this.source.manager;
    await this.check(tx, actor, draft);
    const { recipients } = await this.audiences.reached(tx, draft.target, draft.purpose, this.clock.now());
    const first = recipients.find(({ leftOut }) => leftOut === null)?.message ?? messageTo(somebody);
    const { words, from } = await this.written(tx, draft, first);
    const [reader] = first.readers;
    return {
      ...words,
      from,
      to: mailboxText({ name: reader ? nameOf(reader) : '', address: first.address }),
    };
  }

  /** One message to whoever asks, at their own address. */
  async test(actor: Actor, draft: MailingDraft): Promise<{ done: true }> {
    const personId = actor.mustBeSomeone();
    await this.check(this.source.manager, actor, draft);
    await this.limits.hit(`mailing-test:${personId}`, testsAnHour, hour);
    await this.source.transaction(async (tx) => {
      const [person] = await peopleById(tx, [personId]);
      if (!person || person.email === '') throw new Refusal('nobody-to-write');
      const { givenName, familyName, email } = person;
      const message = messageTo({ ...somebody, personId, givenName, familyName, email });
      const occasion = await this.letters.occasion(tx, { ...draft, ...draft.target });
      const written = this.letters.write(occasion, message, this.unsubscribePage(draft, personId), true);
      await this.mails.queue(tx, {
        ...written,
        subject: `[Essai] ${written.subject}`,
        kind: 'mailing.test',
        dedupeKey: `mailing.test:${randomUUID()}`,
        from: occasion.sender.mailbox,
        to: { name: nameOf(person), address: email },
        regionCode: draft.target.regionCode,
        sessionId: draft.target.sessionId,
      });
    });
    return { done: true };
  }

  /**
   * Everything that is checked before a mailing leaves.
   * @throws Refusal `unknown-placeholder` with the words, `wrong-state` for a session nobody may see yet
   */
  async check(tx: EntityManager, actor: Actor, draft: MailingDraft): Promise<void> {
    await this.mustReach(tx, actor, draft);
    const { sessionId } = draft.target;
    const known = placeholders.filter(
      (word) => sessionId !== null || !['session', 'quand', 'ou'].includes(word),
    );
    const unknown = unknownPlaceholders(`${draft.subject} ${draft.body}`, known);
    if (unknown.length > 0)
      throw new Refusal('unknown-placeholder', {
        facts: { words: unknown.map((word) => `{${word}}`).join(', ') },
      });
    if (sessionId !== null && !(await targetedSession(tx, sessionId))?.isPublic)
      throw new Refusal('wrong-state');
  }

  /** When a mailing decided now leaves. */
  dueAt(now: Date): Date {
    return afterQuietHours(now, this.config.QUIET_HOURS);
  }

  private async mustReach(tx: EntityManager, actor: Actor, { purpose, target }: CountRequest): Promise<void> {
    await this.audiences.mustReach(tx, actor, target);
    if (target.audience === 'TERRITORY' && purpose !== 'INVITATION')
      throw new Refusal('invalid-request', {
        errors: [{ path: 'body.purpose', message: 'écrire à un territoire est une invitation à s’inscrire' }],
      });
  }

  private async written(tx: EntityManager, draft: MailingDraft, message: Message) {
    const occasion = await this.letters.occasion(tx, { ...draft, ...draft.target });
    const words = this.letters.write(occasion, message, this.unsubscribePage(draft, randomUUID()), true);
    return { words: signedWords(words, occasion.sender), from: mailboxText(occasion.sender.mailbox) };
  }

  private unsubscribePage({ purpose }: MailingDraft, subjectId: string): string | null {
    return purpose === 'INVITATION'
      ? this.links.page(`/unsubscribe/${this.links.sign('unsubscribe', subjectId)}`)
      : null;
  }
}
