import { formatCount } from './format-count.ts';

/** `812 B`, `200 kB`, `1.4 MB`: the size of a text, thousands of bytes. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${formatCount(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
