import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository. */
export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One thing that is wrong, with what to do. */
export interface Finding {
  readonly path: string;
  readonly sentence: string;
}

const textFile = /\.(ts|tsx|mjs|md)$|(^|\/)(package\.json|\.oxlintrc\.json)$/;
const notOurs = /(^|\/)(generated|node_modules|\.next|rivals|results)\/|next-env\.d\.ts$/;

/** Every text file that is, or would be, committed. */
export function readTree(root: string): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = new Set(listed.split('\0').filter((path) => textFile.test(path) && !notOurs.test(path)));
  return [...paths]
    .toSorted()
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** True for code, in production or not. */
export const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mjs)$/.test(path);

/** True for code that runs only in tests. */
export const isTestCode = ({ path }: SourceFile): boolean =>
  /\.(test|spec|bench)\.tsx?$|(^|\/)testing\/|^e2e\/|^scripts\/tidy\//.test(path);
