// Colours and letters of documents: those of the design's paper theme.
import type { TextStyle } from './text-block';

export const palette = {
  ink: '#14232B',
  soft: '#4A5960',
  brand: '#0B5D4B',
  brandTint: '#E3F0EB',
  accent: '#B4541A',
  line: '#D8D3C7',
} as const;

export const text: TextStyle = { size: 11, weight: 'regular', color: palette.ink, leading: 1.4 };
export const strong: TextStyle = { ...text, weight: 'bold' };
export const small: TextStyle = { ...text, size: 9, color: palette.soft };
