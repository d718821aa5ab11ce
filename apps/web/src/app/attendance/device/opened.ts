// The door of what is kept on this device: the PIN is asked once, when the application starts.
import { inject, Injectable, signal } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Device } from './device';

@Injectable({ providedIn: 'root' })
export class Unlocking {
  /** The trainer works online without opening what is kept. */
  readonly isSkipped = signal(false);
}

export const opened: CanActivateFn = async (_route, { url }) => {
  const [device, router, unlocking] = [inject(Device), inject(Router), inject(Unlocking)];
  await device.ready;
  const asks = device.state() === 'locked' && !device.isOthers() && !unlocking.isSkipped();
  return asks ? router.createUrlTree(['/attendance/unlock'], { queryParams: { return: url } }) : true;
};
