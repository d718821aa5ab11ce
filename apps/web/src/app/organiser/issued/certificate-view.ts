// The certificates of a session as one looks at them: search and state kept in the URL, order, pages.
import type { IssuedCertificate } from '@treize/contract/certificates';
import { certificateStatuses } from '@treize/contract/certificates';
import { searchKey } from '@treize/rules/territories/search-key';

export const certificateOrders = ['name', 'minutes', 'issued'] as const;
export type CertificateOrder = (typeof certificateOrders)[number];
export const rowsOnPage = 50;

export interface CertificateFilters {
  q: string;
  /** Empty for all of them. */
  status: IssuedCertificate['status'] | '';
  sort: CertificateOrder;
  descending: boolean;
  page: number;
}

const among = <T extends string>(values: readonly T[], given: unknown): T | undefined =>
  values.find((value) => value === given);

/** Filters from the query string; whatever is not known is left aside. */
export const filtersOf = (params: Record<string, unknown>): CertificateFilters => ({
  q: typeof params['q'] === 'string' ? params['q'] : '',
  status: among(certificateStatuses, params['status']) ?? '',
  sort: among(certificateOrders, params['sort']) ?? 'name',
  descending: params['order'] === 'desc',
  page: Math.max(1, Math.trunc(Number(params['page'])) || 1),
});

const inFrench = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const nameOf = ({ familyName, givenName }: IssuedCertificate): string => `${familyName} ${givenName}`;
const orders: Record<CertificateOrder, (one: IssuedCertificate, other: IssuedCertificate) => number> = {
  name: (one, other) => inFrench.compare(nameOf(one), nameOf(other)),
  minutes: (one, other) => one.minutes - other.minutes,
  issued: (one, other) => one.issuedAt.localeCompare(other.issuedAt),
};

/** The rows to show, in order; equal ones keep the order they came in. */
export function viewed(
  certificates: readonly IssuedCertificate[],
  { q, status, sort, descending }: CertificateFilters,
): IssuedCertificate[] {
  const starts = searchKey(q).split(' ');
  const answers = (one: IssuedCertificate): boolean => {
    const words = searchKey(`${nameOf(one)} ${one.number} ${one.code}`).split(' ');
    return starts.every((start) => words.some((word) => word.startsWith(start)));
  };
  const way = descending ? -1 : 1;
  return certificates
    .filter((one) => (status === '' || one.status === status) && answers(one))
    .sort((one, other) => way * orders[sort](one, other));
}

/** Rows of a page; a page past the end is the last one. */
export function pageOf(rows: readonly IssuedCertificate[], page: number) {
  const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / rowsOnPage)));
  return { page: shown, rows: rows.slice((shown - 1) * rowsOnPage, shown * rowsOnPage) };
}

export const acts = ['send', 'replace', 'revoke'] as const;
export type Act = (typeof acts)[number];

/** What may be done with this document now; one withdrawn by mistake may be replaced after all. */
export function actsOn({ status, hasAddress, replacedByNumber }: IssuedCertificate): Act[] {
  if (status === 'VALID') return hasAddress ? [...acts] : ['replace', 'revoke'];
  return status === 'REVOKED' && replacedByNumber === null ? ['replace'] : [];
}
