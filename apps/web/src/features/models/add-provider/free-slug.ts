import { toSlug } from '@/format/index.ts';

/** A slug for a name that none of `taken` has: `openai`, then `openai-2`; empty when the name has no letter for one. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const plain = toSlug(name).slice(0, 60).replace(/-$/, '');
  if (plain === '' || !taken.includes(plain)) return plain;
  let count = 2;
  while (taken.includes(`${plain}-${count}`)) count += 1;
  return `${plain}-${count}`;
}
