// When the service worker is wanted: it keeps the whole application, which trainers need and visitors should not download.
import { ReplaySubject, type Observable } from 'rxjs';

const wanted = new ReplaySubject<void>(1);

/** Asks for the application to be kept on this device. */
export const wantOfflineApplication = (): void => wanted.next();

/** Emits once somebody works as a trainer here; at once where it is kept already. */
export function offlineApplicationWanted(): Observable<void> {
  if (globalThis.navigator.serviceWorker?.controller) wantOfflineApplication();
  return wanted;
}
