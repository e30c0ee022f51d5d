import { type Finding, isTestCode, type SourceFile } from './source-file.ts';

/** Runs a property and gives its failure as a value: what a canary does. */
const search = /\bfc\.check\(/;
/** Options that name a seed, or take the one that the canary hands on; canaries of a file may share them. */
const seed = /\{[^{}]*\bseed\b[^{}]*\}/;

/** A canary that searches for its fault from another seed each time fails on the day it finds none. */
export function checkCanarySeeds(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter((file) => isTestCode(file) && !file.path.startsWith('scripts/'))
    .filter(({ text }) => search.test(text) && !seed.test(text))
    .map(({ path }) => ({ path, sentence: 'searches for a fault by fc.check without a fixed seed: give it one.' }));
}
