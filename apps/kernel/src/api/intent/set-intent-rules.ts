import { intentRuleSet, setIntentRulesInput } from '@agent-os/core/contracts';
import { replaceIntentRules } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { ruleInWords } from './rule-in-words.ts';

/** Replaces all rules, from the next call on. */
export const setIntentRules = organisationProcedure('scheduler:write')
  .input(setIntentRulesInput)
  .output(intentRuleSet)
  .mutation(({ ctx, input: { expectedRevision, rules } }) =>
    ctx.change(async (tx) => {
      const { organisationId } = ctx.caller;
      if (!(await replaceIntentRules(tx, organisationId, expectedRevision, rules))) {
        throw new ApiError('conflict', 'Somebody else changed the rules meanwhile: reload, then change them again.');
      }
      const revision = expectedRevision + 1;
      const detail = { revision, rules: rules.map(ruleInWords) };
      const audit = { action: 'intent.rules_set', targetKind: 'organisation', targetId: organisationId, detail };
      return { result: { revision, rules }, audit };
    }),
  );
