import type { SourceFile } from './source-file.ts';

/** One import or re-export. */
export interface Import {
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const dynamic = /\b(?:import|require|import\.meta\.resolve)\(\s*['"]([^'"\n]+)['"]/g;

/** Every module that a file names in an import, a re-export, or a call of import() or require(). */
export function readImports({ text }: SourceFile): readonly Import[] {
  const fixed = [...text.matchAll(statement)].map(([, type, specifier = '']) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const loaded = [...text.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typeOnly: false }));
  return [...fixed, ...loaded];
}
