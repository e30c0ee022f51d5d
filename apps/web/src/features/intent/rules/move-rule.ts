/** The list with one entry a place further up or down; as it is at its ends. */
export function moveRule<Rule>(rules: readonly Rule[], index: number, by: 1 | -1): Rule[] {
  const rule = rules[index];
  const to = index + by;
  if (rule === undefined || to < 0 || to >= rules.length) return [...rules];
  return rules.toSpliced(index, 1).toSpliced(to, 0, rule);
}
