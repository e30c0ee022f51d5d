/** Names of the fields that differ, compared by what they hold. */
export function changedFields<Facts extends object>(before: Facts, after: Facts): string[] {
  const names = Object.keys(after) as (keyof Facts & string)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
