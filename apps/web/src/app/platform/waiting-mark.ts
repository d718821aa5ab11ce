// A word left in this browser while records wait to be sent, so that every page can say so without opening the store.
const name = 'treize.waiting';

export function markWaiting(waits: boolean): void {
  try {
    if (waits) localStorage.setItem(name, 'yes');
    else localStorage.removeItem(name);
  } catch {
    // Without it only the trainer's pages say what waits.
  }
}

export function isMarkedWaiting(): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
