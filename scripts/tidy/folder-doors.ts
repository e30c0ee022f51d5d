import { posix } from 'node:path';
import { readImports } from './read-imports.ts';
import { type Finding, isCode, type SourceFile } from './source-file.ts';

/** A door only passes names on: anything else in an index.ts is logic in the wrong place. */
export function checkDoors(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter((file) => isCode(file) && /(^|\/)index\.(ts|mjs)$/.test(file.path))
    .flatMap(({ path, text }) => {
      const rest = text
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/^\s*\/\/.*$/gm, '')
        .replaceAll(/export\s+((type\s+)?\{[^}]*\}|\*)\s+from\s+['"][^'"]+['"];/g, '')
        .trim();
      if (rest === '') return [];
      const firstLine = rest.split('\n')[0] ?? '';
      return [{ path, sentence: `holds more than re-exports: ${firstLine}` }];
    });
}

/** A folder with an index.ts is entered through it, except by its own files and those below it. */
export function checkEntries(files: readonly SourceFile[]): readonly Finding[] {
  const doors = new Set(files.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => posix.dirname(path)));
  return files.filter(isCode).flatMap((file) => {
    const folder = posix.dirname(file.path);
    return readImports(file)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => posix.join(folder, specifier))
      .filter((target) => {
        const room = posix.dirname(target);
        return doors.has(room) && !isWithin(folder, room) && posix.basename(target) !== 'index.ts';
      })
      .map((target) => ({ path: file.path, sentence: `imports ${target} past the door of its folder, index.ts.` }));
  });
}

function isWithin(folder: string, room: string): boolean {
  return folder === room || folder.startsWith(`${room}/`);
}
