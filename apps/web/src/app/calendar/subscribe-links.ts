// Where each calendar program takes the address of a feed.

export interface SubscribeLink {
  label: string;
  href: string;
  /** Opens a site, in a new tab; otherwise the device’s own program. */
  isSite: boolean;
}

/** The address as programs open it themselves. */
export const webcalOf = (url: string): string => url.replace(/^https?:/, 'webcal:');

/** @param url https address of the feed */
export function subscribeLinks(url: string, name: string): SubscribeLink[] {
  const outlook = new URLSearchParams({ url, name }).toString();
  return [
    {
      label: 'Outlook (travail)',
      href: `https://outlook.office.com/calendar/0/addfromweb?${outlook}`,
      isSite: true,
    },
    {
      label: 'Outlook.com',
      href: `https://outlook.live.com/calendar/0/addfromweb?${outlook}`,
      isSite: true,
    },
    {
      label: 'Google Agenda',
      href: `https://calendar.google.com/calendar/render?${new URLSearchParams({ cid: webcalOf(url) })}`,
      isSite: true,
    },
    { label: 'Apple et autres', href: webcalOf(url), isSite: false },
  ];
}
