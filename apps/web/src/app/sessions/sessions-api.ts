// Reads of the public catalogue: the list, what each region has to come.
import { httpResource } from '@angular/common/http';
import { regionAgendaList, sessionList, sessionPaths } from '@treize/contract/sessions';
import type { SessionFilters } from './session-filters';

/** A page of the list, read again whenever the filters change. Call in an injection context. */
export const sessionsResource = (filters: () => SessionFilters) =>
  httpResource(() => ({ url: sessionPaths.sessions, params: { ...filters() } }), {
    parse: (value) => sessionList.parse(value),
  });

export const regionAgendasResource = () =>
  httpResource(() => sessionPaths.regionAgendas, { parse: (value) => regionAgendaList.parse(value) });
