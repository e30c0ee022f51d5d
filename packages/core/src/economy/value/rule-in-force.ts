/** A version of the rule of a kind of task. */
interface DatedRule {
  readonly number: number;
  readonly validFromMs: number;
}

/** The version in force at a moment, epoch ms: the newest of those that had begun. What began later never counts back. */
export function ruleInForce<Rule extends DatedRule>(versions: readonly Rule[], atMs: number): Rule | undefined {
  return versions
    .filter(({ validFromMs }) => validFromMs <= atMs)
    .toSorted((one, other) => other.number - one.number)[0];
}
