// Mail one can trust: what becomes of a mail after it left, blocked addresses, pace per domain, senders, mail received.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Mail1795305600012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mails drop constraint ck_mails_state;
      alter table mails
        add constraint ck_mails_state check (state in
          ('PENDING','SENDING','ACCEPTED','DEFERRED','UNKNOWN','REJECTED','SUPERSEDED','SUPPRESSED','EXPIRED')),
        add column urgency smallint not null default 5,
        add column next_at timestamptz,
        add column give_up_at timestamptz,
        add column unsubscribe_url text,
        add column mailing_id uuid,
        add column delivered_at timestamptz,
        add column bounced_at timestamptz,
        add column bounce text constraint ck_mails_bounce check (bounce in ('SOFT','HARD','POLICY')),
        add column notes jsonb not null default '[]';
      create index ix_mails_address on mails (lower(to_address), created_at);
      -- Which region an address speaks for: also one it used before.
      create index ix_mails_sender on mails (from_address, created_at) where region_code is not null;
      create index ix_mails_bounced on mails (region_code, bounced_at) where bounce is not null;
      create index ix_mails_mailing on mails (mailing_id) where mailing_id is not null;

      create table mail_events (
        id bigint generated always as identity constraint pk_mail_events primary key,
        mail_id uuid not null constraint fk_mail_events_mail references mails (id) on delete cascade,
        at timestamptz not null,
        kind text not null constraint ck_mail_events_kind check (kind in
          ('ACCEPTED','DEFERRED','REJECTED','UNKNOWN','SUPPRESSED','EXPIRED','DELIVERED','BOUNCED','RESENT')),
        code integer,
        text text not null default ''
      );
      create index ix_mail_events_mail on mail_events (mail_id, id);

      create table blocked_addresses (
        address text not null constraint pk_blocked_addresses primary key,
        cause text not null constraint ck_blocked_addresses_cause check (cause in ('HARD','FULL')),
        text text not null default '',
        mail_id uuid,
        blocked_at timestamptz not null
      );

      create table domain_paces (
        domain text not null constraint pk_domain_paces primary key,
        tokens double precision not null,
        refilled_at timestamptz not null,
        closed_until timestamptz,
        -- Last instant given to a mail that comes back for its turn.
        line_ends_at timestamptz,
        troubles integer not null default 0
      );

      create table region_senders (
        region_code text not null constraint pk_region_senders primary key,
        name text not null,
        local_part text not null constraint uq_region_senders_local_part unique,
        subject_prefix text not null default '',
        signature text not null default '',
        updated_at timestamptz not null,
        updated_by uuid
      );

      create table inbound_messages (
        id uuid not null default uuidv7() constraint pk_inbound_messages primary key,
        mailbox text,
        uid_validity bigint,
        uid bigint,
        sha256 text not null constraint uq_inbound_messages_sha256 unique,
        raw bytea,
        size integer not null,
        envelope_to text[] not null default '{}',
        received_at timestamptz not null,
        sorted_at timestamptz,
        sort text constraint ck_inbound_messages_sort check (sort in
          ('REPLY','BOUNCE','AUTO','PERSON','REVIEW','IGNORED')),
        from_address text,
        subject text,
        excerpt text,
        reason text,
        region_code text,
        session_id uuid,
        registration_id uuid,
        invitation_id uuid,
        mail_id uuid,
        proposed_start timestamptz,
        proposed_end timestamptz,
        treated_at timestamptz,
        treated_by uuid
      );
      create unique index uq_inbound_messages_uid on inbound_messages (mailbox, uid_validity, uid) where mailbox is not null;
      create index ix_inbound_messages_open on inbound_messages (region_code, received_at)
        where treated_at is null and sort in ('PERSON','REVIEW');
      create index ix_inbound_messages_session on inbound_messages (session_id, received_at);
      create index ix_inbound_messages_raw on inbound_messages (received_at) where raw is not null;

      create table inbox_cursors (
        mailbox text not null constraint pk_inbox_cursors primary key,
        uid_validity bigint not null,
        last_uid bigint not null,
        seen_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table inbox_cursors, inbound_messages, region_senders, domain_paces, blocked_addresses, mail_events cascade;
      update mails set state = 'REJECTED' where state in ('SUPPRESSED','EXPIRED');
      alter table mails drop constraint ck_mails_state,
        drop column urgency, drop column next_at, drop column give_up_at, drop column unsubscribe_url,
        drop column mailing_id, drop column delivered_at, drop column bounced_at, drop column bounce, drop column notes;
      alter table mails add constraint ck_mails_state check (state in
        ('PENDING','SENDING','ACCEPTED','DEFERRED','UNKNOWN','REJECTED','SUPERSEDED'));
      drop index if exists ix_mails_address, ix_mails_sender;
    `);
  }
}
