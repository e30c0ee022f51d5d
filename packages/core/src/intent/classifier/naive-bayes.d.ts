// wink-naive-bayes-text-classifier has no types of its own; these are the parts of version 2.2.1 that are used here.

export interface NaiveBayesTextClassifier {
  /** Before anything is learnt. `smoothingFactor` is between 0 and 1. */
  defineConfig(config: { considerOnlyPresence?: boolean; smoothingFactor?: number }): boolean;
  /** Functions that each take what the one before gives; none for input that is tokens already. */
  definePrepTasks(tasks: readonly ((input: unknown) => unknown)[]): number;
  learn(tokens: readonly string[], label: string): boolean;
  /** Ends the learning. Throws for fewer than two labels and fewer than ten different tokens. */
  consolidate(): boolean;
  /** Log2 odds of each label against all others, the best first; `unknown` with 0 when no token is known. */
  computeOdds(tokens: readonly string[]): [label: string, odds: number][];
  /** JSON of `[config, samples by label, counts by label and token, tokens by label, vocabulary]`. */
  exportJSON(): string;
}

export default function createNaiveBayes(): NaiveBayesTextClassifier;
