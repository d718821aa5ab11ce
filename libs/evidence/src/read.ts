// Reading what somebody hands over: nothing is believed of it but what is checked here.
import { canonicalJson } from './canonical';

export type Members = Record<string, unknown>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** True when the object has exactly these members: one more could say anything. */
export const hasOnly = (value: Members, names: readonly string[]): boolean =>
  Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));

/** The object that a text says, when the text is its canonical form (RFC 8785): no byte of it is free. */
export function readCanonical(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
}

/** The text of a file; null when its bytes are not UTF-8. A byte order mark is part of it, and of no evidence. */
export function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
