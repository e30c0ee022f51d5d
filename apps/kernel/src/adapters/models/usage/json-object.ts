export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined for anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  // Narrowing an object to string keys is sound for parsed JSON, where keys are always strings.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** A count of tokens or uses; 0 for anything that is not one. */
export function countOf(object: JsonObject | undefined, key: string): number {
  const value = object?.[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

export function hasCount(object: JsonObject, key: string): boolean {
  return typeof object[key] === 'number';
}
