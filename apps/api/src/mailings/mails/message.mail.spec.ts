// What an organiser typed, as it is read: the address of {lien} may be followed in both versions.
import { messageMail, type MessageLetter } from './message.mail';

const pages = ['https://treize.example/registrations/link/a', 'https://treize.example/registrations/link/b'];
const letter = (urls: readonly string[]): MessageLetter => ({
  subject: 'Une précision',
  body: 'Bonjour,\n\nVotre page\u00a0: {lien}\n\nÀ bientôt <b>.',
  values: { prenom: '', nom: '', commune: '', session: '', quand: '', ou: '', lien: urls.join('\n') },
  rows: [],
  links: urls.map((url) => ({ label: 'Voir mon inscription', url })),
  senderName: 'Treize · Bretagne',
  reason: '',
  unsubscribePage: null,
});

it.each([[pages.slice(0, 1)], [pages]])(
  '{lien} is a link in HTML, the address in full in text: %j',
  (urls) => {
    const { text, html } = messageMail(letter(urls));
    expect(text).toContain(`Votre page\u00a0: ${urls.join('\n')}`);
    for (const url of urls)
      expect(html.match(new RegExp(`<a [^>]*href="${url}"[^>]*>${url}</a>`, 'g'))).toHaveLength(1);
    expect(html).toContain('À bientôt &lt;b&gt;.');
  },
);
