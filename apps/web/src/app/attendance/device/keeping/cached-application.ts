// Whether the application itself opens without network: every file of its list must be in the service worker's caches.
import * as z from 'zod';

/** The part of `ngsw.json` that lists the files. */
const fileList = z.object({ assetGroups: z.array(z.object({ urls: z.array(z.string()) })) });
const patienceMs = 90_000;
const pauseMs = 500;

async function urls(): Promise<string[]> {
  const answer = await fetch('/ngsw.json', { cache: 'no-store' });
  return fileList.parse(await answer.json()).assetGroups.flatMap((group) => group.urls);
}

async function missingOf(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map((url) => caches.match(new URL(url, location.origin))));
  return files.filter((_, index) => found[index] === undefined);
}

/**
 * Waits until the whole application is kept, telling how far it is.
 * @returns false when this browser cannot, or when it takes too long
 */
export async function cachedApplication(tell: (done: number, total: number) => void): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false;
  try {
    const files = await urls();
    const until = Date.now() + patienceMs;
    let missing = files;
    while (Date.now() < until) {
      missing = await missingOf(missing);
      tell(files.length - missing.length, files.length);
      if (missing.length === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return false;
  } catch {
    return false;
  }
}
