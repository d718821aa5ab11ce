// A document as one HTML page with the same content as its PDF: headings, real tables, drawings with their words, nothing to fetch.
import type { Strokes } from '@treize/contract/attendance';
import { create } from 'qrcode';
import { paperStyle } from './html-style';
import type { Paper, PaperBlock, PaperCell, PaperColumn } from './paper';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Whatever people typed is text, never markup; controls are dropped as in the PDF. */
const safe = (words: string): string =>
  words.replace(/[\p{Cs}\p{Cf}]|(?![\t\n])\p{Cc}/gu, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

const paragraph = (words: string, style = 'text'): string => `<p class="${style}">${safe(words)}</p>`;

function drawing(strokes: Strokes, alt: string): string {
  const path = strokes
    .map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join('L')}${stroke.length === 1 ? 'h0' : ''}`)
    .join('');
  return `<svg class="drawing" role="img" aria-label="${safe(alt)}" viewBox="0 0 1000 400"><path d="${path}" fill="none" stroke="currentColor" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

function qrCode(address: string, alt: string): string {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return `<svg class="code" role="img" aria-label="${safe(alt)}" viewBox="0 0 ${modules.size} ${modules.size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

function cell(content: PaperCell, column: PaperColumn | undefined): string {
  const inner =
    typeof content === 'string'
      ? safe(content)
      : 'blank' in content
        ? ''
        : drawing(content.strokes, content.alt) +
          (content.words === undefined ? '' : `<span>${safe(content.words)}</span>`);
  // A row that nobody is named on has no heading.
  return column?.namesRow && inner !== ''
    ? `<th scope="row">${inner}</th>`
    : `<td data-label="${safe(column?.heading ?? '')}">${inner}</td>`;
}

function table(block: Extract<PaperBlock, { kind: 'table' }>): string {
  const { caption, columns, rows, rowHeight, dense } = block;
  const height = rowHeight === undefined ? '' : ` style="height:${rowHeight}pt"`;
  const look = [dense ? 'dense' : '', rowHeight === undefined ? '' : 'hand'].filter(Boolean).join(' ');
  const widths = columns.map(({ share }) => `<col style="width:${Math.round(share * 1000) / 10}%">`).join('');
  const head = columns.map(({ heading }) => `<th scope="col">${safe(heading)}</th>`).join('');
  const body = rows
    .map((row) => `<tr${height}>${row.map((content, at) => cell(content, columns[at])).join('')}</tr>`)
    .join('\n');
  // A wide table scrolls in its own region, which the keyboard reaches and a screen reader can name.
  return `<div class="scroll" role="region" aria-label="${safe(caption)}" tabindex="0"><table class="${look}"><caption>${safe(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function facts(rows: readonly (readonly [string, string])[]): string {
  const filled = rows.filter(([, value]) => value !== '');
  if (filled.length === 0) return '';
  const body = filled
    .map(([label, value]) => `<tr><th scope="row">${safe(label)}</th><td>${safe(value)}</td></tr>`)
    .join('');
  return `<table class="facts"><tbody>${body}</tbody></table>`;
}

function signature({ label, words, strokes, blank }: Extract<PaperBlock, { kind: 'signature' }>): string {
  const said = paragraph(label, 'strong') + words.map((line) => paragraph(line, 'small')).join('');
  const drawn = strokes
    ? drawing(strokes, `${label}\u00a0: signature dessinée`)
    : blank
      ? '<div class="box"></div>'
      : '';
  return `<div class="signature"><div>${said}</div>${drawn}</div>`;
}

/** An address one can follow; anything but the web stays words. */
const link = (address: string): string =>
  /^https?:\/\//.test(address) ? `<a href="${safe(address)}">${safe(address)}</a>` : safe(address);

function blockHtml(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${safe(block.words)}</h${block.level}>`;
    case 'paragraph':
      return paragraph(block.words, block.style);
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return facts(block.facts);
    case 'table':
      return table(block);
    case 'signature':
      return signature(block);
    case 'qr': {
      const beside = block.beside.map(({ words, style }) => paragraph(words, style)).join('');
      return `<div class="qr">${qrCode(block.address, block.alt)}<div>${beside}</div></div>`;
    }
    case 'link':
      return `<p>${safe(block.words)} ${link(block.address)}</p>`;
    case 'rule':
      return '<hr>';
  }
}

/** The whole page, to be sent as `text/html; charset=utf-8`. */
export function paperHtml(paper: Paper): string {
  const page =
    paper.pageAddress === undefined ? '' : qrCode(`${paper.pageAddress}/1`, 'Code QR de cette feuille');
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<title>${safe(paper.title)}</title>
<style>${paperStyle}</style>
</head>
<body class="${paper.orientation}${paper.plain ? ' plain' : ''}">
${paper.plain ? '' : `<header><strong>Treize</strong><span>${safe(paper.author)}</span>${page}</header>`}
<main>
${paper.blocks.map(blockHtml).join('\n')}
</main>
<footer>${safe(paper.reference)}</footer>
</body>
</html>
`;
}
