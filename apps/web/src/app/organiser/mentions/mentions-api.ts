// Calls of mandatory mentions: what is missing on a session's documents, filled in for a person, or accepted as it is.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { done } from '@treize/contract/operations';
import {
  missingMentionList,
  paperPaths,
  type OverrideDraft,
  type PersonMentionDraft,
} from '@treize/contract/papers';
import { Api } from '../../platform/api';

export const mentionsOf = (sessionId: () => string) =>
  httpResource(() => paperPaths.mentions(sessionId()), { parse: (value) => missingMentionList.parse(value) });

@Injectable({ providedIn: 'root' })
export class MentionsApi {
  private readonly api = inject(Api);

  accept(sessionId: string, draft: OverrideDraft) {
    return this.api.post(paperPaths.overrides(sessionId), draft, done);
  }

  fillIn(registrationId: string, draft: PersonMentionDraft) {
    return this.api.put(paperPaths.personMention(registrationId), draft, done);
  }
}
