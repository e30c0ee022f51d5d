import { sectorTemplatesAnswer } from '@agent-os/core/contracts';
import { sectorTemplates } from '@agent-os/core/economy';
import { organisationProcedure } from '../procedures/index.ts';

/** The six sectors' claims as definitions that records can answer; baselines are the organisation's to enter. */
export const listTemplates = organisationProcedure('finance:read')
  .output(sectorTemplatesAnswer)
  .query(() => ({
    templates: sectorTemplates.map((template) => ({
      ...template,
      facts: [...template.facts],
      baselines: [...template.baselines],
    })),
  }));
