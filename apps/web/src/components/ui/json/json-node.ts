/** A number that floating point would change, as it stands in the text. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `text` is a string of several lines or too long for one: its lines are its children. */
export type JsonKind = 'object' | 'array' | 'text' | 'string' | 'number' | 'boolean' | 'null' | 'line';

export interface JsonChild {
  /** Key, index or line number. */
  readonly name: string;
  readonly value: unknown;
}

const oneLineLength = 120;
const unsafeDigits = /\d{16}/;

/** Reads JSON and keeps integers beyond the exact range of floating point as they are. Throws what JSON.parse throws. */
export function parseJson(text: string): unknown {
  if (!unsafeDigits.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    const source = context?.source;
    const changed =
      typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && String(value) !== source;
    return changed ? new ExactNumber(source) : value;
  }) as unknown;
}

export function kindOf(value: unknown): JsonKind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof ExactNumber) return 'number';
  if (typeof value === 'string') return value.length > oneLineLength || value.includes('\n') ? 'text' : 'string';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** A value that has no parts, as it stands in JSON. */
export function scalarText(value: unknown): string {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value === 'bigint') return value.toString();
  return value === undefined ? 'null' : JSON.stringify(value);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= oneLineLength) return [line];
    return Array.from({ length: Math.ceil(line.length / oneLineLength) }, (_, index) =>
      line.slice(index * oneLineLength, (index + 1) * oneLineLength),
    );
  });
}

/** What stands below a value: its fields, its items, or the lines of a long text. */
export function childrenOf(value: unknown): readonly JsonChild[] {
  const kind = kindOf(value);
  if (kind === 'object') {
    return Object.entries(value as object).map(([name, child]) => ({ name, value: child as unknown }));
  }
  if (kind === 'array') {
    return (value as readonly unknown[]).map((child, index) => ({ name: String(index), value: child }));
  }
  if (kind !== 'text') return [];
  return linesOf(value as string).map((line, index) => ({ name: String(index + 1), value: line }));
}

/** A JSON pointer (RFC 6901) from the whole value to one of its parts. */
export function pointerTo(parent: string, name: string): string {
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Pointers of everything that a part stands in, the whole value first. */
export function ancestorsOf(pointer: string): readonly string[] {
  const parts = pointer.split('/').slice(1, -1);
  return ['', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}

/** As JSON with two spaces. */
export function printJson(value: unknown): string {
  const marker = '\u0000exact:';
  const text = JSON.stringify(
    value,
    (_key, part: unknown) =>
      part instanceof ExactNumber ? marker + part.text : typeof part === 'bigint' ? marker + part.toString() : part,
    2,
  ) as string | undefined;
  return (text ?? 'null').replaceAll(/"\\u0000exact:(-?\d+)"/g, '$1');
}
