// The one read of a session's page, apart from the list's: it is what a shared link opens first.
import { httpResource } from '@angular/common/http';
import { sessionPaths } from '@treize/contract/paths/sessions';
import { answerOfSession } from '../platform/answers';

export const sessionResource = (sessionId: () => string) =>
  httpResource(() => sessionPaths.session(encodeURIComponent(sessionId())), {
    parse: (value) => answerOfSession.parse(value),
  });
