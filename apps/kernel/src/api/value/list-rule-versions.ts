import { valueRuleVersions, valueRuleVersionsInput } from '@agent-os/core/contracts';
import { listValueRuleVersions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { ruleWire } from './rule-wire.ts';

const shownMax = 200;

/** A kind's rules, the newest first. */
export const listRuleVersions = organisationProcedure('finance:read')
  .input(valueRuleVersionsInput)
  .output(valueRuleVersions)
  .query(async ({ ctx, input: { kind } }) => ({
    versions: (await ctx.read((tx) => listValueRuleVersions(tx, kind, shownMax))).map(ruleWire),
  }));
