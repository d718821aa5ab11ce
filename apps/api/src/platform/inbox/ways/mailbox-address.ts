// Where the mailbox is, read from the setting INBOX_URL.
export interface MailboxAddress {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  path: string;
  /** Names the mailbox in the database, without its password. */
  name: string;
}

/** `imaps://user:password@host:993/INBOX`; the folder is INBOX when none is named. */
export function mailboxAddress(url: string): MailboxAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  const user = decodeURIComponent(username);
  const path = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user,
    password: decodeURIComponent(password),
    path,
    name: `${user}@${hostname}/${path}`,
  };
}
