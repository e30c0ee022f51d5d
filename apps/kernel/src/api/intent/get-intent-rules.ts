import { intentRules, intentRuleSet } from '@agent-os/core/contracts';
import { findIntentRules } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** The organisation's own word on what its calls mean, in the order in which it counts. */
export const getIntentRules = organisationProcedure('scheduler:read')
  .output(intentRuleSet)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const { revision, rules } = await findIntentRules(tx);
      return { revision, rules: intentRules.parse(rules) };
    }),
  );
