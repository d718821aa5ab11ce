// What another server says became of a mail of ours (RFC 3464).
import { decodeBody, decodeText } from './decoding';
import { allParts, headerOf, readHeaders, type MimeHeader, type MimePart } from './mime-parts';

export interface DeliveryReport {
  /** `relayed`: handed to a server that does not report; nothing more will be told. */
  action: 'failed' | 'delayed' | 'delivered' | 'relayed';
  /** Enhanced status code: `5.1.1`. */
  status: string;
  /** The server's own words, with the addresses that servers like to repeat. */
  text: string;
}

const longestReport = 65_536;
/** What weighs most among several recipients comes first. */
const actions = ['failed', 'delayed', 'delivered', 'relayed'] as const;

const textOf = (part: MimePart): string =>
  decodeText(decodeBody(part) ?? part.body, part.params.get('charset')) ?? '';

/** Without the kind of system that speaks, nor the codes told beside: `smtp; 550 5.1.1 …`. */
const wordsOf = (diagnostic: string, status: string): string =>
  diagnostic
    .slice(0, 1000)
    .replace(/^\s*[\w-]+\s*;/, '')
    .replaceAll('\0', '')
    .trim()
    .replace(/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s+|$)/, (codes, code) => (code === status ? '' : codes));

function actionOf(fields: readonly MimeHeader[]): DeliveryReport['action'] | null {
  const said = (headerOf(fields, 'action') ?? '').toLowerCase().replace(/[\s(;].*$/, '');
  if (said === 'expanded') return 'relayed';
  return actions.find((action) => action === said) ?? null;
}

/** The report in the message, or null when it carries none that can be read. */
export function findReport(root: MimePart): DeliveryReport | null {
  const report = allParts(root).find(({ type }) => type === 'multipart/report');
  const told = report?.parts.find(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  if (!report || !told) return null;
  const groups = textOf(told)
    .slice(0, longestReport)
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(readHeaders)
    .filter((fields) => fields.length > 0);
  const recipients = groups.flatMap((fields) => {
    const action = actionOf(fields);
    return action === null ? [] : [{ action, fields }];
  });
  recipients.sort((one, other) => actions.indexOf(one.action) - actions.indexOf(other.action));
  const [worst] = recipients;
  if (!worst) return null;
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(headerOf(worst.fields, 'status') ?? '')?.[0] ?? '';
  return {
    action: worst.action,
    status,
    text: wordsOf(headerOf(worst.fields, 'diagnostic-code') ?? '', status),
  };
}
