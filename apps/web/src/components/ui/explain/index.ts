export { ExplainKey } from './explain-key.tsx';
export { Explain } from './explain.tsx';
export { ExplanationCard } from './explanation-card.tsx';
export type { Explanation } from './explanation.ts';
