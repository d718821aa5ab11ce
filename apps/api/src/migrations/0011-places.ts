// Places in depth: several limits, shares, blocks, invitations, forms being filled, parties, chains of registrations.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const oldStatuses = `'PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED','EXPIRED','CANCELLED_BY_PERSON','CANCELLED_BY_ORGANIZER','REPLACED','REFUSED'`;
const active = `('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`;

export class Places1795305600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        add column share_per_municipality integer constraint ck_sessions_share check (share_per_municipality > 0),
        add column audience_kind text constraint ck_sessions_audience_kind check (audience_kind in ('ELECTED','STAFF')),
        add column delegation_required boolean not null default false,
        add column programmes text[] not null default '{}' constraint ck_sessions_programmes check (programmes <@ array['PVD','ACV']),
        add column own_region_only boolean not null default false,
        add column priority_rule text not null default 'NONE' constraint ck_sessions_priority_rule check (priority_rule in
          ('NONE','FIRST_YEAR_DUTY','LABELLED_MUNICIPALITY','FIRST_OF_MUNICIPALITY')),
        add column validation text not null default 'NONE' constraint ck_sessions_validation check (validation in ('NONE','ORGANIZER','MUNICIPALITY')),
        -- Closed to newcomers; those who wait are still served.
        add column waiting_list_open boolean not null default true,
        add column offers text not null default 'AUTO' constraint ck_sessions_offers check (offers in ('AUTO','MANUAL')),
        -- Working hours that an offer lasts, and hours before the start from which nothing is offered.
        add column offer_hours integer not null default 24 constraint ck_sessions_offer_hours check (offer_hours between 1 and 240),
        add column offers_stop_hours integer not null default 2 constraint ck_sessions_offers_stop check (offers_stop_hours between 0 and 720),
        add column close_when_full boolean not null default false,
        -- Registration closed before its date, by hand or because the session was full: until somebody reopens it.
        add column closed_at timestamptz,
        -- A place left by an early departure serves a walk-in when the option is on and nobody comes back.
        add column early_leave_frees boolean not null default false,
        add column reentry boolean not null default true,
        add column departed integer not null default 0 constraint ck_sessions_departed check (departed >= 0),
        -- Somebody in line waits for the room itself: newcomers wait too. Written with the counters, read by the public pages.
        add column room_claimed boolean not null default false,
        drop constraint ck_sessions_seats,
        add constraint ck_sessions_seats check (capacity is null or confirmed + offered <= capacity + exceptional + departed);
      update sessions set room_claimed = waiting > 0 and capacity is not null;

      -- What runs out beside the room: lunches, a workshop. The room's own limit is the session's capacity.
      create table session_limits (
        id uuid not null default uuidv7() constraint pk_session_limits primary key,
        session_id uuid not null constraint fk_session_limits_session references sessions (id),
        kind text not null constraint ck_session_limits_kind check (kind in ('LUNCH','WORKSHOP')),
        label text not null,
        position integer not null,
        -- Quantity that every registration takes; 0: each person chooses.
        included integer not null default 0 constraint ck_session_limits_included check (included between 0 and 2),
        capacity integer constraint ck_session_limits_capacity check (capacity >= 0),
        exceptional integer not null default 0 constraint ck_session_limits_exceptional check (exceptional >= 0),
        confirmed integer not null default 0,
        offered integer not null default 0,
        -- Somebody in line waits for this limit.
        claimed boolean not null default false,
        constraint uq_session_limits_label unique (session_id, label),
        constraint ck_session_limits_counters check (confirmed >= 0 and offered >= 0),
        constraint ck_session_limits_seats check (capacity is null or confirmed + offered <= capacity + exceptional)
      ) with (fillfactor = 50);

      -- Places kept for a département or a kind of people until a day; for neither, nobody takes them: blocked places.
      create table seat_blocks (
        id uuid not null default uuidv7() constraint pk_seat_blocks primary key,
        session_id uuid not null constraint fk_seat_blocks_session references sessions (id),
        label text not null,
        department_code text constraint fk_seat_blocks_department references departments (code),
        kind text constraint ck_seat_blocks_kind check (kind in ('ELECTED','STAFF')),
        places integer not null constraint ck_seat_blocks_places check (places > 0),
        taken integer not null default 0 constraint ck_seat_blocks_taken check (taken >= 0),
        position integer not null,
        releases_at timestamptz
      );
      create index ix_seat_blocks_session on seat_blocks (session_id);

      -- Promises: to one person (email) or to a commune; blocking ones keep their places while they are valid.
      create table seat_invitations (
        id uuid not null default uuidv7() constraint pk_seat_invitations primary key,
        session_id uuid not null constraint fk_seat_invitations_session references sessions (id),
        name text not null,
        email text,
        municipality_code text constraint fk_seat_invitations_municipality references municipalities (code),
        places integer not null constraint ck_seat_invitations_places check (places > 0),
        taken integer not null default 0 constraint ck_seat_invitations_taken check (taken >= 0),
        is_blocking boolean not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        created_by uuid constraint fk_seat_invitations_created_by references people (id),
        created_at timestamptz not null,
        constraint ck_seat_invitations_to check (num_nonnulls(email, municipality_code) = 1)
      );
      create index ix_seat_invitations_session on seat_invitations (session_id);

      -- Forms being filled: each holds its places for ten minutes at most. The id is the form's own key.
      create table seat_holds (
        id uuid not null constraint pk_seat_holds primary key,
        session_id uuid not null constraint fk_seat_holds_session references sessions (id),
        places integer not null constraint ck_seat_holds_places check (places > 0),
        invitation_id uuid constraint fk_seat_holds_invitation references seat_invitations (id),
        created_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index ix_seat_holds_session on seat_holds (session_id, expires_at);

      alter table registrations
        -- Higher first, then order of arrival.
        add column priority integer not null default 0,
        add column priority_reason text,
        -- People placed together or waiting together.
        add column party_id uuid,
        add column wait_reason text constraint ck_registrations_wait_reason check (wait_reason in ('ROOM','RESERVED','LIMIT','SHARE','QUEUE')),
        add column block_id uuid constraint fk_registrations_block references seat_blocks (id) on delete set null,
        add column invitation_id uuid constraint fk_registrations_invitation references seat_invitations (id),
        add column override_reason text,
        -- The commune whose contact registered this person, and whether mails go through its mailbox.
        add column on_behalf_of text constraint fk_registrations_on_behalf_of references municipalities (code),
        add column via_municipality boolean not null default false,
        -- The registration this one follows: replaced, or moved from another session.
        add column previous_id uuid constraint fk_registrations_previous references registrations (id),
        add column chain_order integer not null default 1,
        add column validation_due_at timestamptz,
        -- Who ended it, when it is not the person by their own link.
        add column cancelled_by uuid constraint fk_registrations_cancelled_by references people (id),
        add column validated_at timestamptz,
        add column validated_by uuid constraint fk_registrations_validated_by references people (id),
        -- Left for good while the session runs: counted in sessions.departed.
        add column left_early boolean not null default false,
        drop constraint uq_registrations_position,
        drop constraint ck_registrations_status,
        add constraint ck_registrations_status check (status in (${oldStatuses},'TRANSFERRED'));
      -- A replaced person leaves their place in line to the next one: only active registrations have a position of their own.
      create unique index uq_registrations_position on registrations (session_id, position) where status in ${active};
      create index ix_registrations_line on registrations (session_id, priority desc, position) where status = 'WAITLISTED';
      create index ix_registrations_party on registrations (party_id) where party_id is not null;
      create index ix_registrations_invitation on registrations (invitation_id) where invitation_id is not null;
      create index ix_registrations_block on registrations (block_id) where block_id is not null;
      create unique index uq_registrations_previous on registrations (previous_id) where previous_id is not null;
      create index ix_registrations_on_behalf_of on registrations (on_behalf_of) where on_behalf_of is not null;

      -- Quantities of each limit beside the room that a registration takes.
      create table registration_limits (
        registration_id uuid not null constraint fk_registration_limits_registration references registrations (id),
        limit_id uuid not null constraint fk_registration_limits_limit references session_limits (id),
        quantity integer not null constraint ck_registration_limits_quantity check (quantity between 1 and 2),
        constraint pk_registration_limits primary key (registration_id, limit_id)
      );
      create index ix_registration_limits_limit on registration_limits (limit_id);
      -- The contacts of a commune.
      create index ix_grants_scope on grants (scope_kind, scope_id);
      create index ix_session_limits_session on session_limits (session_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table registration_limits, seat_holds, session_limits cascade;
      drop index uq_registrations_position, ix_registrations_line, ix_registrations_party, ix_grants_scope;
      alter table registrations drop column priority, drop column priority_reason, drop column party_id,
        drop column wait_reason, drop column block_id, drop column invitation_id, drop column override_reason,
        drop column on_behalf_of, drop column via_municipality, drop column previous_id, drop column chain_order,
        drop column validation_due_at, drop column cancelled_by, drop column validated_at, drop column validated_by, drop column left_early,
        drop constraint ck_registrations_status,
        add constraint ck_registrations_status check (status in (${oldStatuses})),
        add constraint uq_registrations_position unique (session_id, position);
      drop table seat_blocks, seat_invitations cascade;
      alter table sessions drop column share_per_municipality, drop column audience_kind, drop column delegation_required,
        drop column programmes, drop column own_region_only, drop column priority_rule, drop column validation,
        drop column waiting_list_open, drop column offers, drop column offer_hours, drop column offers_stop_hours,
        drop column close_when_full, drop column closed_at, drop column early_leave_frees, drop column reentry,
        drop constraint ck_sessions_seats, drop column departed, drop column room_claimed,
        add constraint ck_sessions_seats check (capacity is null or confirmed + offered <= capacity + exceptional);
    `);
  }
}
