import type { SectorTemplate, ValueKindRule, ValueRuleVersion } from '../value-types.ts';

/** What a rule is made from: nothing, a sector's template, or the rule that there is. */
export interface RuleStart {
  /** Another one each time, so that no form keeps what was typed into the one before. */
  readonly key: number;
  readonly template: SectorTemplate | undefined;
  /** Its kind cannot be changed then. */
  readonly kind: string | undefined;
  /** The newest version there is. */
  readonly version: ValueRuleVersion | undefined;
  /** As it was read: nobody overwrites what somebody else just said. */
  readonly latestNumber: number | undefined;
}

let starts = 0;

export function ruleStart(from: { readonly template?: SectorTemplate; readonly rule?: ValueKindRule }): RuleStart {
  starts += 1;
  const { template, rule } = from;
  return {
    key: starts,
    template,
    kind: rule?.kind,
    version: rule?.upcoming ?? rule?.current ?? undefined,
    latestNumber: rule?.latestNumber,
  };
}
