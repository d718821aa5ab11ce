// A registration: one person on one session, with what they declared that day.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type RegistrationSource = 'SELF' | 'MUNICIPALITY' | 'ORGANIZER' | 'IMPORT' | 'TRANSFER' | 'WALK_IN';

/** What the person's page tells of the certificate; written by the room that issues it. */
export interface RegistrationCertificate {
  number: string;
  code: string;
  minutes: number;
  issuedAt: string;
}

@Entity('registrations')
@Unique('uq_registrations_number', ['number'])
@Unique('uq_registrations_idempotency_key', ['idempotencyKey'])
@Index('uq_registrations_active', ['sessionId', 'personId'], {
  unique: true,
  where: `status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`,
})
@Index('uq_registrations_position', ['sessionId', 'position'], {
  unique: true,
  where: `status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`,
})
export class Registration {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_registrations' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  status!: RegistrationStatus;

  @Column({ type: 'text' })
  kind!: 'ELECTED' | 'STAFF';

  @Column({ type: 'text' })
  function!: string;

  @Column({ type: 'boolean', default: false })
  delegation!: boolean;

  @Column({ name: 'municipality_code', type: 'text', nullable: true })
  municipalityCode!: string | null;

  @Column({ name: 'epci_code', type: 'text', nullable: true })
  epciCode!: string | null;

  @Column({ name: 'family_name', type: 'text' })
  familyName!: string;

  @Column({ name: 'given_name', type: 'text' })
  givenName!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  needs!: string | null;

  @Column({ type: 'text' })
  source!: RegistrationSource;

  @Column({ name: 'registered_by', type: 'uuid', nullable: true })
  registeredBy!: string | null;

  @Column({ name: 'idempotency_key', type: 'uuid' })
  idempotencyKey!: string;

  @Column({ name: 'request_hash', type: 'text' })
  requestHash!: string;

  @Column({ type: 'integer', default: 1 })
  epoch!: number;

  @Column({ type: 'bigint' })
  position!: string;

  /** Higher first in line, then order of arrival. */
  @Column({ type: 'integer', default: 0 })
  priority!: number;

  @Column({ name: 'priority_reason', type: 'text', nullable: true })
  priorityReason!: string | null;

  /** People with the same one are placed together or wait together. */
  @Column({ name: 'party_id', type: 'uuid', nullable: true })
  partyId!: string | null;

  /** What kept this person out when they joined the line. */
  @Column({ name: 'wait_reason', type: 'text', nullable: true })
  waitReason!: 'ROOM' | 'RESERVED' | 'LIMIT' | 'SHARE' | 'QUEUE' | null;

  @Column({ name: 'block_id', type: 'uuid', nullable: true })
  blockId!: string | null;

  @Column({ name: 'invitation_id', type: 'uuid', nullable: true })
  invitationId!: string | null;

  @Column({ name: 'override_reason', type: 'text', nullable: true })
  overrideReason!: string | null;

  /** Commune whose contact registered this person. */
  @Column({ name: 'on_behalf_of', type: 'text', nullable: true })
  onBehalfOf!: string | null;

  /** Mails go to the mairie's mailbox. */
  @Column({ name: 'via_municipality', type: 'boolean', default: false })
  viaMunicipality!: boolean;

  /** The registration this one follows, replaced or transferred. */
  @Column({ name: 'previous_id', type: 'uuid', nullable: true })
  previousId!: string | null;

  @Column({ name: 'chain_order', type: 'integer', default: 1 })
  chainOrder!: number;

  @Column({ name: 'validation_due_at', type: 'timestamptz', nullable: true })
  validationDueAt!: Date | null;

  @Column({ name: 'validated_at', type: 'timestamptz', nullable: true })
  validatedAt!: Date | null;

  @Column({ name: 'validated_by', type: 'uuid', nullable: true })
  validatedBy!: string | null;

  @Column({ name: 'offered_at', type: 'timestamptz', nullable: true })
  offeredAt!: Date | null;

  @Column({ name: 'offer_expires_at', type: 'timestamptz', nullable: true })
  offerExpiresAt!: Date | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  /** Who ended it, when it is not the person by their own link. */
  @Column({ name: 'cancelled_by', type: 'uuid', nullable: true })
  cancelledBy!: string | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason!: string | null;

  /** An answer "I am not coming" that can still be undone, until the instant beside it. */
  @Column({ name: 'declined_at', type: 'timestamptz', nullable: true })
  declinedAt!: Date | null;

  @Column({ name: 'decline_ends_at', type: 'timestamptz', nullable: true })
  declineEndsAt!: Date | null;

  /** The session moved then, and the person has not said since that they come. */
  @Column({ name: 'reconfirm_since', type: 'timestamptz', nullable: true })
  reconfirmSince!: Date | null;

  /** State from which the fall of the session ended it: what a reinstated session gives back. */
  @Column({ name: 'fallen_from', type: 'text', nullable: true })
  fallenFrom!: RegistrationStatus | null;

  @Column({ name: 'first_presence_at', type: 'timestamptz', nullable: true })
  firstPresenceAt!: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  certificate!: RegistrationCertificate | null;

  /** Left for good while the session runs. */
  @Column({ name: 'left_early', type: 'boolean', default: false })
  leftEarly!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
