// The code of the room, big enough for the last row: six digits and their QR, which change each minute, network or not.
import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { roomAddress, roomCode, roomCodeEndsAt } from '@treize/evidence/room-code';
import { QrCode } from '../../platform/scan/qr-code';
import { HalfDayDesk } from '../desk/half-day-desk';
import { sheetMoment } from '../words';

const readAgainMs = 10_000;

/** "012345" reads aloud as "012 345". */
export const spoken = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

@Component({
  selector: 'app-code-page',
  imports: [Alert, Loading, QrCode, RouterLink],
  templateUrl: './code-page.html',
  styleUrl: './code-page.css',
  host: { class: 'page' },
})
export class CodePage {
  readonly halfDayId = input.required<string>();
  protected readonly desk = new HalfDayDesk(() => this.halfDayId(), readAgainMs);
  private readonly now = signal(new Date());
  private readonly secret = computed(
    () => this.desk.day()?.roomSecrets.find((one) => one.halfDayId === this.halfDayId())?.secret,
  );
  protected readonly code = computed(() => {
    const secret = this.secret();
    return secret === undefined ? '' : roomCode(secret, this.now());
  });
  protected readonly address = computed(() =>
    roomAddress(document.location.origin, this.halfDayId(), this.code()),
  );
  protected readonly typedAt = `${document.location.host}/sign`;
  protected readonly seconds = computed(() =>
    Math.max(0, Math.ceil((roomCodeEndsAt(this.now()).getTime() - this.now().getTime()) / 1000)),
  );
  protected readonly spoken = spoken;
  protected readonly moment = sheetMoment;

  constructor() {
    // The code is that of the server's clock, as far as this device knows it.
    const ticking = setInterval(() => this.now.set(this.desk.serverNow()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
