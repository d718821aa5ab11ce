// The pages of the mailbox: the list, one message.
import { html, type Markup } from './html.ts';
import type { MailboxMessage, MessageSummary } from './message.ts';

const MAX_LISTED = 200;
const dates = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Paris',
});

function page(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Messages de Treize</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/mailbox.css" />
        <script src="/mailbox.js" defer></script>
      </head>
      <body>
        <header>
          <p class="mark"><a href="/">Messages de Treize</a></p>
          <p>Données fictives&nbsp;: aucun message ne sort de cette machine.</p>
        </header>
        <main>${body}</main>
      </body>
    </html>`.text;
}

const countOf = (files: number): string =>
  files === 0 ? '' : files === 1 ? '1 pièce jointe' : `${files} pièces jointes`;

const signs = (message: MessageSummary): string =>
  [message.hasCalendar ? 'invitation' : '', countOf(message.attachmentCount)].filter(Boolean).join(', ');

function row(message: MessageSummary): Markup {
  return html`<tr>
    <td data-label="Reçu le">
      <time datetime="${message.receivedAt}">${dates.format(new Date(message.receivedAt))}</time>
    </td>
    <td data-label="À">${message.to.join(', ')}</td>
    <td data-label="Objet"><a href="/messages/${message.id}">${message.subject}</a></td>
    <td data-label="Contenu">${signs(message)}</td>
  </tr>`;
}

function table(messages: MessageSummary[], filter: string): Markup {
  if (messages.length === 0)
    return filter
      ? html`<p>Aucun message pour «&nbsp;${filter}&nbsp;». <a href="/">Voir tous les messages</a></p>`
      : html`<p>
          Aucun message pour l’instant. Inscrivez-vous à une session&nbsp;: la confirmation arrivera ici.
        </p>`;
  return html`<table>
    <caption>
      ${messages.length > MAX_LISTED ? `Les ${MAX_LISTED} plus récents` : 'Du plus récent au plus ancien'}
    </caption>
    <thead>
      <tr>
        <th scope="col">Reçu le</th>
        <th scope="col">À</th>
        <th scope="col">Objet</th>
        <th scope="col">Contenu</th>
      </tr>
    </thead>
    <tbody>
      ${messages.slice(0, MAX_LISTED).map(row)}
    </tbody>
  </table>`;
}

export function listPage(messages: MessageSummary[], filter: string): string {
  const count = messages.length > 1 ? `${messages.length} messages` : `${messages.length} message`;
  return page(
    'Liste',
    html`<h1>Messages envoyés</h1>
      <form class="filter" method="get" action="/">
        <label for="to">Destinataire</label>
        <input id="to" name="to" type="search" value="${filter}" autocomplete="off" />
        <button>Filtrer</button>
      </form>
      <p class="refresh">
        <label><input type="checkbox" id="refresh" checked /> Actualiser automatiquement</label>
      </p>
      <div id="list" data-newest="${messages[0]?.id ?? ''}">
        <p role="status" id="count">${count}</p>
        ${table(messages, filter)}
      </div>
      <form method="post" action="/messages/delete">
        <button class="danger">Supprimer tous les messages</button>
      </form>`,
  );
}

const buttons = { ACCEPTED: 'Accepter', TENTATIVE: 'Peut-être', DECLINED: 'Décliner' } as const;

/** What a calendar program offers beside an invitation, and what a server says of a mailbox that is not there. */
function sendBack(message: MailboxMessage): Markup {
  const address = `/messages/${message.id}/send-back`;
  const button = (act: string, label: string): Markup =>
    html`<form method="post" action="${address}/${act}"><button>${label}</button></form>`;
  const asks = message.calendar !== null && /^METHOD:REQUEST/m.test(message.calendar);
  return html`<section class="send-back" aria-labelledby="send-back">
    <h2 id="send-back">Répondre à la place du destinataire</h2>
    <p>
      ${
        asks
          ? 'Ces boutons renvoient à l’application ce que renverraient un logiciel d’agenda (Outlook, Thunderbird) ou un serveur qui ne connaît pas l’adresse.'
          : 'Ce bouton renvoie à l’application l’avis d’un serveur qui ne connaît pas l’adresse.'
      }
    </p>
    <div class="row">
      ${asks ? Object.entries(buttons).map(([act, label]) => button(act, label)) : html``}
      ${button('bounce', 'Rejeter\u00a0: adresse inconnue')}
    </div>
  </section>`;
}

const sentWords: Record<string, string> = {
  ACCEPTED: 'Réponse envoyée\u00a0: accepté.',
  TENTATIVE: 'Réponse envoyée\u00a0: peut-être.',
  DECLINED: 'Réponse envoyée\u00a0: décliné.',
  bounce: 'Avis de rejet envoyé.',
};

/** `canAnswer`: messages can be sent back to the application; `sent`: what has just been. */
export function messagePage(
  message: MailboxMessage,
  { canAnswer, sent }: { canAnswer: boolean; sent: string | null },
): string {
  const address = `/messages/${message.id}`;
  return page(
    message.subject,
    html`<p><a href="/">Retour à la liste</a></p>
      <h1>${message.subject}</h1>
      <dl>
        <dt>De</dt>
        <dd>${message.from}</dd>
        <dt>À</dt>
        <dd>${message.to.join(', ')}</dd>
        <dt>Reçu le</dt>
        <dd>${dates.format(new Date(message.receivedAt))}</dd>
      </dl>
      ${sent !== null && sentWords[sent] !== undefined ? html`<p role="status" class="sent">${sentWords[sent]}</p>` : html``}
      ${canAnswer ? sendBack(message) : html``}
      ${
        message.html === null
          ? html``
          : html`<h2>Message mis en forme</h2>
              <iframe
                title="Message mis en forme"
                src="${address}/html"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                referrerpolicy="no-referrer"
              ></iframe>`
      }
      <h2>Texte</h2>
      ${message.text === null ? html`<p>Ce message n’a pas de version en texte.</p>` : html`<pre>${message.text}</pre>`}
      ${
        message.calendar === null
          ? html``
          : html`<h2>Invitation de calendrier</h2>
              <p><a href="${address}/calendar" download>Télécharger l’invitation (.ics)</a></p>
              <pre>${message.calendar}</pre>`
      }
      ${
        message.attachments.length === 0
          ? html``
          : html`<h2>Pièces jointes</h2>
              <ul>
                ${message.attachments.map(
                  (file) =>
                    html`<li>
                      <a href="${address}/attachments/${file.index}" download>${file.filename}</a>
                      (${file.contentType}, ${file.size} octets)
                    </li>`,
                )}
              </ul>`
      }
      <p><a href="${address}/source">Source du message</a></p>`,
  );
}

export const missingPage = (): string =>
  page(
    'Introuvable',
    html`<h1>Ce message n’existe pas ou plus</h1>
      <p><a href="/">Retour à la liste</a></p>`,
  );
