function firstLetter(part = ''): string {
  return String.fromCodePoint(part.codePointAt(0) ?? 32)
    .trim()
    .toUpperCase();
}

/** Up to two letters for a person: of the first and the last part of the name. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map(firstLetter).join('') || '–';
}
