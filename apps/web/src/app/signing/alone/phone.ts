// What this browser keeps for signing: its own key, and the passes of the rooms whose code was read here.
import * as z from 'zod';

const keyName = 'treize.phone';
const passName = 'treize.room-passes';
const keyShape = z.string().regex(/^[\w-]{22,64}$/);
const passes = z.array(z.object({ halfDayId: z.uuid(), pass: z.string().max(200), until: z.iso.datetime() }));
type Pass = z.output<typeof passes>[number];

/** Where the browser keeps nothing, the key lives as long as the page. */
let unkept = '';

function made(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Made once, at random: two people who sign with one phone show the same one. */
export function phoneKey(store: Storage = localStorage): string {
  try {
    const kept = keyShape.safeParse(store.getItem(keyName));
    if (kept.success) return kept.data;
    const key = made();
    store.setItem(keyName, key);
    return key;
  } catch {
    unkept ||= made();
    return unkept;
  }
}

function read(now: Date, store: Storage): Pass[] {
  try {
    const kept = passes.safeParse(JSON.parse(store.getItem(passName) ?? '[]'));
    return (kept.data ?? []).filter(({ until }) => new Date(until) > now);
  } catch {
    return [];
  }
}

/** The pass of this half-day while it lasts; null without one. */
export const keptPass = (halfDayId: string, now: Date, store: Storage = localStorage): string | null =>
  read(now, store).find((one) => one.halfDayId === halfDayId)?.pass ?? null;

/** Signing in may open another page: the pass waits here meanwhile. */
export function keepPass(pass: Pass, now: Date, store: Storage = localStorage): void {
  const others = read(now, store).filter(({ halfDayId }) => halfDayId !== pass.halfDayId);
  try {
    store.setItem(passName, JSON.stringify([pass, ...others].slice(0, 10)));
  } catch {
    // Not kept: the code is asked for again after signing in.
  }
}
