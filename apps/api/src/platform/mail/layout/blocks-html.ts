// Blocks as HTML for mail programs: inline styles, the product's tokens, nothing that loads.
import type { Block, Change, Fact } from './blocks';

/** The tokens of the look, as literal colours: mail programs know no custom properties. */
export const palette = {
  ink: '#14232B',
  soft: '#4A5960',
  paper: '#FFFFFF',
  canvas: '#F6F4EF',
  line: '#D8D3C7',
  brand: '#0B5D4B',
  tint: '#E3F0EB',
  accent: '#B4541A',
} as const;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe inside an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
const broken = (text: string): string => escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');

/** Only web addresses become links: anything else is a programming error. */
function address(url: string): string {
  if (!/^https?:\/\//.test(url)) throw new Error('a mail links to web addresses only');
  return escapeHtml(url);
}

const { ink, soft, line, brand, tint } = palette;
const anchor = (url: string): string =>
  `<a class="link" href="${url}" style="color:${brand};overflow-wrap:anywhere;text-decoration:underline">${url}</a>`;
const linked = (html: string, urls: readonly string[] = []): string =>
  [...new Set(urls)].map(address).reduce((all, url) => all.replaceAll(url, () => anchor(url)), html);
const body = `font-size:18px;line-height:28px;color:${ink}`;
const cell = `padding:8px 12px 8px 0;border-top:1px solid ${line};vertical-align:top;text-align:left`;

const factRow = ({ label, value }: Fact): string =>
  `<tr><th scope="row" class="soft rule" style="${cell};font-size:15px;line-height:24px;font-weight:normal;color:${soft};width:30%">${escapeHtml(label)}</th>` +
  `<td class="ink rule" style="${cell};overflow-wrap:anywhere;font-size:17px;line-height:24px;color:${ink}">${broken(value)}</td></tr>`;

const changeRow = ({ label, before, after }: Change): string =>
  `<tr><th scope="row" class="soft rule" style="${cell};font-size:15px;line-height:24px;font-weight:normal;color:${soft};width:30%">${escapeHtml(label)}</th>` +
  `<td class="ink rule" style="${cell};overflow-wrap:anywhere;font-size:17px;line-height:24px;color:${ink}"><span class="old" style="color:${soft}">Avant&nbsp;: <s>${broken(before)}</s></span><br>` +
  `<strong>Maintenant&nbsp;: ${broken(after)}</strong></td></tr>`;

const table = (rows: string): string =>
  `<table style="width:100%;border-collapse:collapse;margin:0 0 20px"><tbody>${rows}</tbody></table>`;

/** One block as HTML. */
export function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="ink" style="margin:0 0 16px;${body}">${linked(broken(block.text), block.urls)}</p>`;
    case 'facts':
      return table(block.rows.map(factRow).join(''));
    case 'changes':
      return table(block.rows.map(changeRow).join(''));
    case 'code':
      return (
        `<div class="box" style="margin:0 0 20px;padding:12px 16px;background:${tint};border-radius:8px"><p class="soft" style="margin:0;font-size:15px;line-height:22px;color:${soft}">${escapeHtml(block.label)}</p>` +
        `<p class="ink" style="margin:0;font-size:30px;line-height:40px;font-weight:bold;letter-spacing:4px;color:${ink}">${escapeHtml(block.code)}</p></div>`
      );
    case 'action':
      return `<p style="margin:0 0 20px"><a href="${address(block.url)}" style="display:inline-block;padding:12px 20px;background:${brand};border-radius:8px;color:#FFFFFF;font-size:18px;line-height:24px;font-weight:bold;text-decoration:none">${escapeHtml(block.label)}</a></p>`;
    case 'link':
      return `<p style="margin:0 0 16px;${body}"><a class="link" href="${address(block.url)}" style="color:${brand};text-decoration:underline">${escapeHtml(block.label)}</a></p>`;
    case 'note':
      return `<p class="soft" style="margin:0 0 12px;font-size:15px;line-height:22px;color:${soft}">${broken(block.text)}</p>`;
  }
}
