const needsEscape = /["\\]/;
const escaped = /["\\]/g;
/** PostgreSQL's text has no zero character, and clients choose some of these texts. */
const zeroCharacter = /\0/g;
const largestInteger = 2_147_483_647;

function quote(text: string): string {
  return `"${needsEscape.test(text) ? text.replace(escaped, '\\$&') : text}"`;
}

function literal<T>(values: readonly (T | null)[], format: (value: T) => string): string {
  let text = '{';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    text += `${index === 0 ? '' : ','}${value === null ? 'NULL' : format(value)}`;
  }
  return `${text}}`;
}

/** A `text[]` literal. Texts longer than `maxLength` are cut, so that one odd row never blocks a batch. */
export function textArray(values: readonly (string | null)[], maxLength = 200): string {
  return literal(values, (value) => {
    const text = value.includes('\0') ? value.replace(zeroCharacter, '') : value;
    return quote(text.length > maxLength ? text.slice(0, maxLength) : text);
  });
}

/** An `int[]` literal of non-negative whole numbers; what does not fit in 31 bits (35 minutes of µs) is the largest. */
export function integerArray(values: readonly (number | null)[]): string {
  return literal(values, (value) => String(Math.min(largestInteger, Math.max(0, Math.round(value)))));
}

/** A `bigint[]` literal. */
export function bigintArray(values: readonly (bigint | number | null)[]): string {
  return literal<bigint | number>(values, (value) =>
    (typeof value === 'bigint' ? value : Math.round(value)).toString(),
  );
}

export function booleanArray(values: readonly boolean[]): string {
  return literal(values, (value) => (value ? 't' : 'f'));
}
