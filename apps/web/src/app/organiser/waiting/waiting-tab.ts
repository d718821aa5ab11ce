// The waiting list explained: offers awaiting an answer, groups in the order of service, why not yet, and the trial.
import { Component, computed, inject, input, output } from '@angular/core';
import type { WaitReason } from '@treize/contract/places';
import type { RosterRow } from '@treize/contract/roster';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { frenchDateWithoutDay } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { plural } from '../../platform/session-words';
import { capital, reasonText } from '../../platform/wait-words';
import { ActDesk } from '../roster/act-desk';
import { standingOf } from '../words';
import { offeredOf, partiesOf } from './line-view';
import { PlacesTrialForm } from './places-trial';
import { priorityRuleWords } from './rule-words';

@Component({
  selector: 'app-waiting-tab',
  imports: [ActDesk, Badge, Icon, PlacesTrialForm],
  templateUrl: './waiting-tab.html',
  host: { class: 'stack loose' },
  styles: `
    @media (min-width: 768px) {
      .together > tr:first-child > * {
        border-block-end-style: dashed;
      }
      .together th[scope='row'] {
        padding-inline-start: var(--space-5);
        box-shadow: inset 4px 0 0 var(--brand);
      }
    }
  `,
})
export class WaitingTab {
  readonly session = input.required<OrganiserSession>();
  readonly rows = input.required<readonly RosterRow[]>();
  readonly changed = output();

  protected readonly offered = computed(() => offeredOf(this.rows()));
  protected readonly parties = computed(() => partiesOf(this.rows()));
  protected readonly waiting = computed(() => this.parties().flatMap(({ rows }) => rows).length);
  protected readonly rule = computed(() => priorityRuleWords[this.session().places.priorityRule]);
  private readonly identity = inject(Identity);
  protected readonly mayAct = computed(() => this.identity.can('registrations.write'));
  protected readonly mayTry = computed(() => this.identity.can('sessions.write'));
  protected readonly plural = plural;
  protected readonly reasonText = (reason: WaitReason): string => capital(reasonText(reason, this.session()));
  protected readonly standingOf = standingOf;
  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));
}
