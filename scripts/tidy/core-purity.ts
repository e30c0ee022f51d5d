import { type Finding, isCode, isTestCode, type SourceFile } from './source-file.ts';

const impure: readonly (readonly [pattern: RegExp, what: string])[] = [
  // A date that is made of an argument, and `Date.UTC`, read no clock.
  [
    /(?<!\bnew\s+)\bDate\b(?!['`])\s*(?:\(|\.(?!UTC\b))|\bnew Date\b(?!\(\s*[^)\s])/,
    'reads the clock: time is an argument',
  ],
  [/\bMath\.random\b/, 'draws a random number: randomness is an argument'],
  [/\bcrypto\.(randomUUID|getRandomValues)\b/, 'draws a random number: randomness is an argument'],
  [/\bprocess\.|\bglobalThis\.process\b/, 'looks at the process'],
  [/\bfetch\(/, 'opens a connection'],
];

/** Core decides from what it is given and nothing else, so that every decision can be replayed. */
export function checkCorePurity(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter((file) => isCode(file) && !isTestCode(file) && file.path.startsWith('packages/core/src/'))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return impure.filter(([pattern]) => pattern.test(code)).map(([, what]) => ({ path, sentence: `${what}.` }));
    });
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}
