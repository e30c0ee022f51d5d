/** Models whose size their providers keep to themselves, between open models that they can be compared with. */
export interface ModelClass {
  readonly key: string;
  readonly label: string;
  readonly bestMicrojoules: number;
  readonly worstMicrojoules: number;
  readonly fewestBillions: number;
  readonly mostBillions: number;
}

const compact: ModelClass = {
  key: 'compact',
  label: 'small models of undisclosed size (GPT-OSS-20B to Llama-3.1-70B)',
  bestMicrojoules: 28_000,
  worstMicrojoules: 3_759_000,
  fewestBillions: 3,
  mostBillions: 70,
};
const full: ModelClass = {
  key: 'full',
  label: 'large models of undisclosed size (Llama-3.1-70B to Llama-3.1-405B)',
  bestMicrojoules: 189_000,
  worstMicrojoules: 13_980_000,
  fewestBillions: 20,
  mostBillions: 405,
};
const unknown: ModelClass = {
  key: 'unknown',
  label: 'all models that were measured (GPT-OSS-20B to Llama-3.1-405B)',
  bestMicrojoules: 28_000,
  worstMicrojoules: 13_980_000,
  fewestBillions: 3,
  mostBillions: 405,
};

const compactWords = /(?:^|[^a-z])(?:mini|nano|haiku|flash|lite|small|tiny|micro|instant|fast)(?:[^a-z]|$)/;
const fullWords =
  /(?:^|[^a-z])(?:gpt-[45]|o[134]|claude|gemini|grok|mistral-large|command-a|nova|sonar|kimi|deepseek|glm)/;

export function findModelClass(name: string): ModelClass {
  if (compactWords.test(name)) return compact;
  return fullWords.test(name) ? full : unknown;
}
