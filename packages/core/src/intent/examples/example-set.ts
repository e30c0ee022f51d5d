import type { IntentExample } from '../classifier/index.ts';
import { batchExampleTexts, standardExampleTexts } from './patient-example-texts.ts';
import { criticalExampleTexts, interactiveExampleTexts } from './urgent-example-texts.ts';

/** Forty examples of each class to begin with; an organisation replaces them by its own. */
export const exampleSet: readonly IntentExample[] = [
  ...criticalExampleTexts.map((text) => ({ text, serviceClass: 'critical' as const })),
  ...interactiveExampleTexts.map((text) => ({ text, serviceClass: 'interactive' as const })),
  ...standardExampleTexts.map((text) => ({ text, serviceClass: 'standard' as const })),
  ...batchExampleTexts.map((text) => ({ text, serviceClass: 'batch' as const })),
];
