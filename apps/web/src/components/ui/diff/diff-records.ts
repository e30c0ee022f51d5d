export type FlatValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type FlatRecord = Readonly<Record<string, FlatValue>>;

export interface FieldChange {
  readonly field: string;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  /** Null where the field has no value on that side. */
  readonly before: string | null;
  readonly after: string | null;
}

function textOf(value: FlatValue): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? 'empty' : String(value);
}

function kindOf(before: string | null, after: string | null): FieldChange['kind'] {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** Field by field, in the order of the new record, then what only the old one had. */
export function diffRecords(before: FlatRecord, after: FlatRecord): readonly FieldChange[] {
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...fields].map((field) => {
    const old = textOf(before[field]);
    const now = textOf(after[field]);
    return { field, kind: kindOf(old, now), before: old, after: now };
  });
}
