// Previews of the mails that carry invitations, and of those that answers cause.
import { notedMail } from '../../calendar/answers/mails/noted.mail';
import { toConfirmMail } from '../../calendar/answers/mails/to-confirm.mail';
import { dayText } from '../../calendar/day-text';
import { dayRemovedMail } from '../../calendar/mails/day-removed.mail';
import { fallenMail } from '../../calendar/mails/fallen.mail';
import { invitationMail } from '../../calendar/mails/invitation.mail';
import { leavesAgendaAgainMail, leavesAgendaMail } from '../../calendar/mails/leaves-agenda.mail';
import { movedMail } from '../../calendar/mails/moved.mail';
import { anAnnouncedDay, anInvitationLetter, anotherDay, dayId, why } from './fictional';
import type { Template } from './template';

const after = () => dayText(anAnnouncedDay());

export const calendarTemplates: readonly Template[] = [
  {
    kind: 'invitation.sent',
    name: 'Invitation d’une journée',
    when: 'Avec la confirmation, une fois par journée',
    write: (scene) => invitationMail(anInvitationLetter(scene), dayId, anAnnouncedDay(), 'first'),
  },
  {
    kind: 'invitation.resent',
    name: 'Invitation envoyée de nouveau',
    when: 'Quand vous la renvoyez, ou que l’agenda la demande',
    write: (scene) => invitationMail(anInvitationLetter(scene), dayId, anAnnouncedDay(), 'asked'),
  },
  {
    kind: 'invitation.replaced',
    name: 'Invitation remplacée',
    when: 'À l’ancienne adresse, quand une adresse change',
    write: (scene) => leavesAgendaMail(anInvitationLetter(scene), anAnnouncedDay(), 'readdressed'),
  },
  {
    kind: 'invitation.withdrawn',
    name: 'Retrait de l’agenda envoyé de nouveau',
    when: 'Quand le message qui retire l’événement n’est pas arrivé, et que vous le renvoyez',
    write: (scene) => leavesAgendaAgainMail(anInvitationLetter(scene), anAnnouncedDay()),
  },
  {
    kind: 'session.moved',
    name: 'Session modifiée',
    when: 'Quand la date, les horaires ou le lieu changent',
    write: (scene) =>
      movedMail(anInvitationLetter(scene), dayText(anotherDay()), after(), {
        dayId,
        asksAgain: true,
        isCarried: true,
      }),
  },
  {
    kind: 'session.day-removed',
    name: 'Journée retirée',
    when: 'Quand une journée de la session est retirée',
    write: (scene) => dayRemovedMail(anInvitationLetter(scene), after().when, true),
  },
  {
    kind: 'session.postponed',
    name: 'Session reportée',
    when: 'Quand la session est reportée sans nouvelle date',
    write: (scene) => fallenMail(anInvitationLetter(scene), 'POSTPONED', after(), why, true),
  },
  {
    kind: 'session.cancelled',
    name: 'Session annulée',
    when: 'Quand la session est annulée',
    write: (scene) => fallenMail(anInvitationLetter(scene), 'CANCELLED', after(), why, true),
  },
  {
    kind: 'answer.noted',
    name: 'Réponse notée',
    when: 'Quand une réponse arrive d’un agenda qui n’est pas tout à fait sûr',
    write: (scene) => notedMail(anInvitationLetter(scene), 'ACCEPTED', after().when),
  },
  {
    kind: 'answer.to-confirm',
    name: 'Réponse à confirmer',
    when: 'Quand rien ne prouve qui a répondu',
    write: (scene) => toConfirmMail(anInvitationLetter(scene), 'DECLINED', after().when),
  },
];
