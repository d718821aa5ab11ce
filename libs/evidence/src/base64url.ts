// Base64url without padding (RFC 4648, 5), read strictly: one value has one text, so that a changed letter is a change.

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** @throws Error when the text is not the one that these bytes are written as */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );
  // `atob` forgives spaces, padding and unused bits at the end; evidence does not.
  if (toBase64Url(bytes) !== text) throw new SyntaxError('not strict base64url');
  return bytes;
}
