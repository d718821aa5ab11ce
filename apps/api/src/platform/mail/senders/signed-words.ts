// What a region adds to the words of its mails: a prefix to the subject, a signature above the foot.
import { singleLine } from '@treize/rules/calendar/text';
import { escapeHtml, palette } from '../layout/blocks-html';
import { footOpening, textFoot } from '../layout/layout';

export interface Words {
  subject: string;
  text: string;
  html: string;
}

const style = `margin:16px 0 0;font-size:16px;line-height:24px;color:${palette.ink}`;

/** `addition` set before the last `mark`, or at the end when there is none. */
function before(whole: string, mark: string, addition: string): string {
  const at = whole.lastIndexOf(mark);
  return at < 0 ? whole + addition : whole.slice(0, at) + addition + whole.slice(at);
}

/** The words as the region sends them; every sign of the signature is shown as it was typed. */
export function signedWords(
  words: Words,
  { subjectPrefix, signature }: { subjectPrefix: string; signature: string },
): Words {
  const subject = singleLine(`${subjectPrefix} ${words.subject}`);
  if (signature === '') return { ...words, subject };
  const lines = escapeHtml(signature).replace(/\r\n|\r|\n/g, '<br>');
  const html = `<p class="ink" style="${style}">${lines}</p>\n`;
  return {
    subject,
    text: before(words.text, textFoot, `${signature}\n\n`),
    html: before(words.html, footOpening, html),
  };
}
