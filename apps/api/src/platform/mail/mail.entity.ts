// A mail to one person, stored before it leaves: what it says, and what became of it.
import type { MailState } from '@treize/rules/mails/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

interface NamedFile {
  filename: string;
  contentType: string;
}
/** A file with its bytes. */
export interface CarriedFile extends NamedFile {
  base64: string;
}
/** A file of bytes that never change, kept by a room under an id: read when the mail leaves. */
export interface KeptFile extends NamedFile {
  keptBy: string;
  id: string;
  /** Bytes. */
  weight: number;
}
export type MailAttachment = CarriedFile | KeptFile;

@Entity('mails')
export class Mail {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_mails' }) id!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'dedupe_key' }) dedupeKey!: string;
  @Column('text', { name: 'from_name' }) fromName!: string;
  @Column('text', { name: 'from_address' }) fromAddress!: string;
  @Column('text', { name: 'to_name' }) toName!: string;
  @Column('text', { name: 'to_address' }) toAddress!: string;
  @Column('text') subject!: string;
  @Column('text', { name: 'text_body' }) textBody!: string;
  @Column('text', { name: 'html_body' }) htmlBody!: string;
  @Column('text', { name: 'calendar_body', nullable: true }) calendarBody!: string | null;
  @Column('text', { name: 'calendar_method', nullable: true }) calendarMethod!: string | null;
  @Column('jsonb') attachments!: MailAttachment[];
  @Column('text', { name: 'message_id' }) messageId!: string;
  @Column('text', { name: 'in_reply_to', nullable: true }) inReplyTo!: string | null;
  @Column('text') state!: MailState;
  @Column('integer') attempts!: number;
  @Column('integer', { name: 'last_code', nullable: true }) lastCode!: number | null;
  @Column('text', { name: 'last_text', nullable: true }) lastText!: string | null;
  @Column('text', { name: 'region_code', nullable: true }) regionCode!: string | null;
  @Column('uuid', { name: 'session_id', nullable: true }) sessionId!: string | null;
  @Column('uuid', { name: 'registration_id', nullable: true }) registrationId!: string | null;
  @Column('uuid', { name: 'invitation_id', nullable: true }) invitationId!: string | null;
  @Column('integer', { nullable: true }) revision!: number | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'sending_at', nullable: true }) sendingAt!: Date | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  /** 0 leaves first: cancellations and changes close to the session; 9 last: reminders and mailings. */
  @Column('smallint') urgency!: number;
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt!: Date | null;
  /** Not tried any more after this instant. */
  @Column('timestamptz', { name: 'give_up_at', nullable: true }) giveUpAt!: Date | null;
  /** One-click address of RFC 8058; null: nothing to unsubscribe from. */
  @Column('text', { name: 'unsubscribe_url', nullable: true }) unsubscribeUrl!: string | null;
  @Column('uuid', { name: 'mailing_id', nullable: true }) mailingId!: string | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  @Column('timestamptz', { name: 'bounced_at', nullable: true }) bouncedAt!: Date | null;
  @Column('text', { nullable: true }) bounce!: 'SOFT' | 'HARD' | 'POLICY' | null;
  /** What happened to its making, for the operator: an attachment left out, and why. */
  @Column('jsonb') notes!: string[];
}
