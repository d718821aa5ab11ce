// The mails that a received answer causes: noted, or to be confirmed. They go to the address on file.
import { Injectable } from '@nestjs/common';
import type { ReadAnswer } from '@treize/rules/calendar/replies';
import type { EntityManager } from 'typeorm';
import { Links } from '../../platform/http/links';
import { Mails } from '../../platform/mail/mails.service';
import { whenText } from '../content';
import type { CalendarLetter } from '../mails/letter';
import type { AnsweredRow } from './answers.queries';
import { notedMail } from './mails/noted.mail';
import { toConfirmMail } from './mails/to-confirm.mail';

@Injectable()
export class AnswerMails {
  constructor(
    private readonly mails: Mails,
    private readonly links: Links,
  ) {}

  async noted(tx: EntityManager, row: AnsweredRow, { partstat, sequence, stamp }: ReadAnswer): Promise<void> {
    const url = this.links.registration(row.registrationId);
    const words = notedMail(letterOf(row, url), partstat, whenOf(row));
    const key = `answer.noted:${row.id}:${sequence}:${stamp.toISOString()}`;
    await this.send(tx, row, 'answer.noted', key, words);
  }

  async toConfirm(
    tx: EntityManager,
    row: AnsweredRow,
    { partstat }: ReadAnswer,
    messageId: string,
  ): Promise<void> {
    const url = `${this.links.registration(row.registrationId)}?answer=${partstat}&day=${row.dayId}`;
    const words = toConfirmMail(letterOf(row, url), partstat, whenOf(row));
    await this.send(tx, row, 'answer.to-confirm', `answer.to-confirm:${messageId}`, words);
  }

  private async send(
    tx: EntityManager,
    row: AnsweredRow,
    kind: string,
    dedupeKey: string,
    words: ReturnType<typeof notedMail>,
  ): Promise<void> {
    await this.mails.queue(tx, {
      ...words,
      kind,
      dedupeKey,
      from: { name: row.organizerName, address: row.organizerAddress },
      to: { name: row.attendeeName, address: row.attendeeAddress },
      regionCode: row.regionCode,
      sessionId: row.sessionId,
      registrationId: row.registrationId,
    });
  }
}

const letterOf = (row: AnsweredRow, url: string): CalendarLetter => ({
  attendeeName: row.attendeeName,
  forWhom: row.content?.forWhom ?? null,
  named: row.content?.named ?? row.content?.forWhom ?? null,
  contact: row.content?.contact ?? null,
  title: row.content?.summary ?? '',
  senderName: row.organizerName,
  url,
});

const whenOf = ({ content }: AnsweredRow): string => (content ? whenText(content) : '');
