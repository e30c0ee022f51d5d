import { type Finding, isCode, isTestCode, type SourceFile } from './source-file.ts';

const variable = /\bprocess\.env(?:\.([A-Z][A-Z0-9_]+)|\[['"]([A-Z][A-Z0-9_]+)['"]\])/g;
const schemaKey = /^\s{2}([A-Z][A-Z0-9_]{3,}):/gm;
const schemaFiles = new Set(['apps/kernel/src/config.ts', 'apps/launcher/src/configuration/variable-rules.ts']);
// Set by the operating system, npm, CI or the launcher, not by whoever runs Agent OS.
const notOurs =
  /^(PATH|HOME|CI|INIT_CWD|AGENT_OS_LAUNCHER_PID|NODE_ENV|NODE_OPTIONS|TZ|TMPDIR|DEBUG|DEBIAN_FRONTEND)$|^(npm|NEXT_PUBLIC|NEXT|VITEST|PLAYWRIGHT)_/;
const partsForPeople = /^(apps|packages|scripts)\//;

/** Every environment variable that the code reads is in the README's table. Checks nothing while there is no README. */
export function checkVariables(files: readonly SourceFile[]): readonly Finding[] {
  const readme = files.find(({ path }) => path === 'README.md');
  if (readme === undefined) return [];
  return files
    .filter((file) => isCode(file) && !isTestCode(file) && partsForPeople.test(file.path))
    .flatMap((file) =>
      variablesOf(file)
        .filter((name) => !notOurs.test(name) && !readme.text.includes(`\`${name}\``))
        .map((name) => ({ path: file.path, sentence: `reads ${name}, which the README does not explain.` })),
    );
}

function variablesOf({ path, text }: SourceFile): readonly string[] {
  const read = [...text.matchAll(variable)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
  const declared = schemaFiles.has(path) ? [...text.matchAll(schemaKey)].map(([, name = '']) => name) : [];
  return [...new Set([...read, ...declared])];
}
