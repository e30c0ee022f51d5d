import { generativeScheduling } from './generative-scheduling.ts';
import { leadQualification } from './lead-qualification.ts';
import { loanOrigination } from './loan-origination.ts';
import { researchToTrade } from './research-to-trade.ts';
import { sre } from './sre.ts';
import { tier1Resolution } from './tier1-resolution.ts';
import type { WorkScript } from './work-script.ts';

/** The work of the demo organisation: one function of each industry that the paper's Table 2 names. */
export const workScripts: readonly WorkScript[] = [
  ...researchToTrade,
  ...generativeScheduling,
  ...leadQualification,
  ...tier1Resolution,
  ...sre,
  ...loanOrigination,
];
