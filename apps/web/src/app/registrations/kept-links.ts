// Personal links of the registrations made in this browser, kept until the session is over: proof, when the same person
// registers elsewhere at the same hours, that they may be told so.
import { linkToken } from '@treize/contract/registrations';
import * as z from 'zod';

const kept = z.array(z.object({ token: linkToken, until: z.iso.datetime() })).max(50);
type Kept = z.output<typeof kept>;
const name = 'treize.links';
/** As many as the contract takes in one question. */
const most = 20;

/** Tokens still worth showing, latest first. */
export const keptLinks = (now: Date, store: Storage = localStorage): string[] =>
  read(now, store).map(({ token }) => token);

/** Keeps the link of a registration just made, until the end of its session. */
export function keepLink(token: string, until: string, now: Date, store: Storage = localStorage): void {
  const others = read(now, store).filter((one) => one.token !== token);
  write([{ token, until }, ...others].slice(0, most), store);
}

/** Forgets a link: the registration is cancelled, or was somebody else's. */
export const forgetLink = (token: string, now: Date, store: Storage = localStorage): void =>
  write(
    read(now, store).filter((one) => one.token !== token),
    store,
  );

function read(now: Date, store: Storage): Kept {
  try {
    const found = kept.safeParse(JSON.parse(store.getItem(name) ?? '[]'));
    return (found.data ?? []).filter(({ until }) => new Date(until) > now);
  } catch {
    return [];
  }
}

function write(links: Kept, store: Storage): void {
  try {
    store.setItem(name, JSON.stringify(links));
  } catch {
    // The browser keeps nothing: overlaps are then told to signed-in people only.
  }
}
