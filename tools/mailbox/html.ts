// A template tag that escapes every value, so that a message cannot write in the page that shows it.

/** Markup known to be safe. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | (string | Markup)[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

function render(value: Value): string {
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map(render).join('') : escape(String(value));
}

/** html`<p>${anything}</p>` */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(
    parts.map((part, index) => part + (index < values.length ? render(values[index] as Value) : '')).join(''),
  );
}
