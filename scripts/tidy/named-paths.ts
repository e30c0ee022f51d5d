import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Finding, SourceFile } from './source-file.ts';

const link = /\]\((?!https?:|mailto:|#)([^)\s#]+)/g;
const quoted = /`((?:apps|packages|prisma|scripts|docs|e2e|bench|deploy)\/[^`\s*<>{}$…]+)`/g;

/** Every path that a document names exists. */
export function checkNamedPaths(
  files: readonly SourceFile[],
  exists: (path: string) => boolean = existsSync,
): readonly Finding[] {
  return files
    .filter(({ path }) => path === 'README.md' || /^docs\/.*\.md$/.test(path))
    .flatMap(({ path, text }) => {
      const links = [...text.matchAll(link)].map(([, target = '']) => posix.join(posix.dirname(path), target));
      const names = [...text.matchAll(quoted)].map(([, target = '']) => target.replace(/[.,:]$/, ''));
      return [...links, ...names]
        .filter((target) => !exists(target))
        .map((target) => ({ path, sentence: `names ${target}, which does not exist.` }));
    });
}
