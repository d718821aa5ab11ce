// Enrols a trainer's device: it is then known, with the end of the chain that the server holds of it.
import { Injectable } from '@nestjs/common';
import type { deviceDraft, EnrolledDevice } from '@treize/contract/devices';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Keys } from '../../platform/keys/keys.service';
import { deviceOf, enrolDevice, type DeviceState } from './devices.queries';

@Injectable()
export class Devices {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** As often as one likes: the same device stays one, with its chain. */
  async enrol(actor: Actor, { id, name }: z.output<typeof deviceDraft>): Promise<EnrolledDevice> {
    const tx = this.source.manager;
    const now = this.clock.now();
    await enrolDevice(tx, id, name, actor.mustBeSomeone(), now);
    const device = await this.own(tx, actor, id);
    return {
      id,
      name: device.name,
      serverNow: now.toISOString(),
      seq: device.seq,
      headHash: device.headHash,
      recordKey: this.keys.recordKey,
    };
  }

  /** @throws Refusal `device-unknown` when nobody enrolled it, or somebody else did */
  async own(tx: EntityManager, actor: Actor, deviceId: string): Promise<DeviceState> {
    const device = await deviceOf(tx, deviceId);
    if (device === null || device.personId !== actor.mustBeSomeone()) throw new Refusal('device-unknown');
    return device;
  }
}
