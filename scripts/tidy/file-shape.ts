import { posix } from 'node:path';
import { type Finding, isCode, type SourceFile } from './source-file.ts';

const longestSource = 300;
const longestTest = 600;
const forbiddenNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager']);
// What frameworks look up by name.
const frameworkName = /^(\[{1,2}(\.{3})?[a-zA-Z-]+\]{1,2}|\([a-z-]+\)|@[a-z-]+|_[a-z-]+)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const forbiddenText: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\b(it|test|describe)(\.\w+)*\.only\(/, 'runs only some of its tests'],
  [/\b(it|test|describe)\.skip\(\s*['"`]|\bxit\(/, 'leaves a test out'],
  [/\bas any\b|:\s*any\b(?=\s*[,;)=\]}|]|\[\])|<any>/, 'uses any'],
  [/@ts-(ignore|nocheck|expect-error)\b/, 'silences the compiler'],
  [/\b(oxlint|eslint)-disable/, 'silences the linter'],
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'leaves work for later: file an issue'],
  [/\bdebugger;/, 'stops in the debugger'],
];

/** Names, lengths and words that the house does not have. */
export function checkShape(files: readonly SourceFile[]): readonly Finding[] {
  return files.filter(isCode).flatMap((file) => [...checkLength(file), ...checkNames(file), ...checkText(file)]);
}

function checkLength({ path, text }: SourceFile): readonly Finding[] {
  const lines = text.split('\n').length - 1;
  const limit = /\.(test|spec)\.tsx?$/.test(path) ? longestTest : longestSource;
  if (lines <= limit) return [];
  return [{ path, sentence: `has ${lines} lines, more than ${limit}: what are its two halves called?` }];
}

function checkNames({ path }: SourceFile): readonly Finding[] {
  const folders = posix.dirname(path).split('/');
  const name = posix.basename(path).split('.')[0] ?? '';
  return [...folders.filter((folder) => folder !== '.'), name].flatMap((part) => {
    if (forbiddenNames.has(part)) {
      return [{ path, sentence: `is named ${part}, which says nothing about what it does.` }];
    }
    if (kebabCase.test(part) || frameworkName.test(part)) return [];
    return [{ path, sentence: `has ${part} in its path, which is not kebab-case.` }];
  });
}

function checkText({ path, text }: SourceFile): readonly Finding[] {
  // The checker and its canaries have to spell out what they look for.
  if (path.startsWith('scripts/tidy/')) return [];
  return forbiddenText.filter(([pattern]) => pattern.test(text)).map(([, what]) => ({ path, sentence: `${what}.` }));
}
