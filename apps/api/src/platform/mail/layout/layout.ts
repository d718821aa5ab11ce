// A mail's two versions from the same blocks: calm HTML (one column, no image, inline styles) and equal plain text.
import type { Block } from './blocks';
import { blockToHtml, escapeHtml, palette } from './blocks-html';
import { blockToText } from './blocks-text';

/** What a mail says: its title (the h1), its blocks in order, who writes, and why it was received. */
export interface Letter {
  title: string;
  blocks: readonly Block[];
  /** Shown at the foot: "Treize · Bretagne". */
  senderName: string;
  /** Why the person receives it, one sentence. */
  reason?: string;
}

const dark = `@media (prefers-color-scheme: dark) {
.page { background: #14232B !important; } .sheet { background: #1D3039 !important; border-color: #3C525C !important; }
.ink { color: #F2F0EA !important; } .soft { color: #B9C5CA !important; } .link { color: #8FD3BF !important; }
.box { background: #24404A !important; } .old { color: #B9C5CA !important; } .rule { border-color: #3C525C !important; } }`;

const nbsp = '\u00a0';
const foot = (letter: Letter): string[] => [
  ...(letter.reason === undefined ? [] : [letter.reason]),
  `${letter.senderName}${nbsp}: journées régionales et parcours de formation des élus des petites villes.`,
];

/** Where the foot begins, in each version: what a sender adds goes just before. */
export const footOpening = '</div>\n<div style="max-width:600px;margin:16px auto 0;padding:0 24px">';
export const textFoot = '-- \n';

function htmlOf(letter: Letter): string {
  const { canvas, paper, line, ink, soft, brand, accent } = palette;
  const footer = foot(letter)
    .map(
      (text) =>
        `<p class="soft" style="margin:0 0 4px;font-size:14px;line-height:20px;color:${soft}">${escapeHtml(text)}</p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(letter.title)}</title>
<style>${dark}</style></head>
<body class="page" style="margin:0;padding:0;background:${canvas}">
<div class="page" style="background:${canvas};padding:24px 12px;font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif">
<div class="sheet" style="max-width:600px;margin:0 auto;background:${paper};border:1px solid ${line};border-radius:8px;padding:24px">
<p style="margin:0 0 16px;font-size:18px;font-weight:bold;color:${brand}"><span class="link">Treize</span> <span style="color:${accent}">13</span></p>
<h1 class="ink" style="margin:0 0 16px;font-size:24px;line-height:30px;color:${ink}">${escapeHtml(letter.title)}</h1>
${letter.blocks.map(blockToHtml).join('\n')}
${footOpening}
${footer}
</div></div></body></html>
`;
}

function textOf(letter: Letter): string {
  const parts = [letter.title, ...letter.blocks.map(blockToText), `${textFoot}${foot(letter).join('\n')}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Both versions of a letter. Every value is escaped; the text version says all that the HTML says. */
export const mailLayout = (letter: Letter): { text: string; html: string } => ({
  text: textOf(letter),
  html: htmlOf(letter),
});
