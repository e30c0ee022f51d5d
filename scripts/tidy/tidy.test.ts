import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCanarySeeds } from './canary-seeds.ts';
import { checkCorePurity } from './core-purity.ts';
import { checkShape } from './file-shape.ts';
import { checkDoors, checkEntries } from './folder-doors.ts';
import { checkImports } from './import-fences.ts';
import { checkNamedPaths } from './named-paths.ts';
import { checkVariables } from './named-variables.ts';
import { type Finding, readTree, type SourceFile } from './source-file.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const tree = readTree(root);

const say = (findings: readonly Finding[]): string[] => findings.map(({ path, sentence }) => `${path} ${sentence}`);
const plant = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('the tree', () => {
  it('is what is looked at', () => {
    expect(tree.length).toBeGreaterThan(100);
  });

  it('keeps to who may import whom', () => {
    // This file plants what the check must catch.
    const withoutCanaries = tree.filter(({ path }) => path !== 'scripts/tidy/tidy.test.ts');
    expect(say(checkImports(withoutCanaries))).toStrictEqual([]);
  });

  it('has a core without clock, randomness and I/O', () => {
    expect(say(checkCorePurity(tree))).toStrictEqual([]);
  });

  it('has files of a readable length, with names that say what they do, and no loose ends', () => {
    expect(say(checkShape(tree))).toStrictEqual([]);
  });

  it('has doors that only pass names on', () => {
    expect(say(checkDoors(tree))).toStrictEqual([]);
  });

  it('has core modules that are entered by their door', () => {
    expect(say(checkEntries(tree.filter(({ path }) => path.startsWith('packages/core/'))))).toStrictEqual([]);
  });

  it('has no canary that finds its fault by luck', () => {
    expect(say(checkCanarySeeds(tree))).toStrictEqual([]);
  });

  it('has documents that name only what exists', () => {
    expect(say(checkNamedPaths(tree, (path) => existsSync(join(root, path))))).toStrictEqual([]);
  });

  it('explains every environment variable in the README', () => {
    expect(say(checkVariables(tree))).toStrictEqual([]);
  });
});

describe('the import check catches', () => {
  it.each([
    ['packages/core/src/economy/a.ts', "import { readFileSync } from 'node:fs';", 'core is pure'],
    ['packages/core/src/economy/a.ts', "import { z } from 'zod';", 'only contracts use zod'],
    ['packages/core/src/economy/a.ts', "import { clear } from '../market/index.ts';", 'stands after economy'],
    ['packages/core/src/economy/a.ts', "import { page } from '../policy/page.ts';", 'by its index.ts'],
    ['packages/core/src/routing/a.ts', "export type { Clock } from '../sim/index.ts';", 'stands after routing'],
    ['packages/core/src/contracts/a.ts', "import { z } from 'zod/v3';", 'core is pure'],
    ['packages/db/src/a.ts', "import type { Router } from '@agent-os/kernel/router';", 'may not know'],
    ['apps/kernel/src/pipeline/a.ts', "import { request } from 'undici';", 'vendor SDKs live in'],
    ['apps/kernel/src/api/a.ts', "import { Pool } from 'pg';", 'only packages/db'],
    ['apps/kernel/src/api/a.ts', "import {\n  a,\n  b,\n} from '../../../web/src/a.ts';", 'past its package'],
    ['apps/web/src/a.ts', "import { database } from '@agent-os/db';", 'may not know'],
    ['apps/web/src/a.ts', "const { appRouter } = await import('@agent-os/kernel/router');", 'only its types'],
    ['apps/web/src/a.ts', "import { cost } from '@agent-os/core/economy';", 'may not know'],
    ['apps/cli/src/a.ts', "import { cost } from '@agent-os/core/src/economy/index.ts';", 'not its sources'],
    ['apps/launcher/src/a.ts', "import { z } from '@agent-os/core/contracts';", 'may not know'],
    ['e2e/specs/a.spec.ts', "import { database } from '@agent-os/db';", 'may not know'],
  ])('%s with %s', (path, text, sentence) => {
    expect(say(checkImports(plant(path, text))).join('\n')).toContain(sentence);
  });

  it.each([
    ['packages/core/src/market/a.ts', "import { cost } from '../economy/index.ts';"],
    ['packages/core/src/contracts/a.ts', "import { z } from 'zod';"],
    ['packages/core/src/economy/a.test.ts', "import fc from 'fast-check';"],
    ['apps/kernel/src/gateway/a.ts', "import { request } from 'undici';"],
    ['apps/web/src/a.ts', "import type { AppRouter } from '@agent-os/kernel/router';"],
    ['packages/db/src/a.ts', "import { Pool } from 'pg';"],
  ])('and lets pass %s with %s', (path, text) => {
    expect(say(checkImports(plant(path, text)))).toStrictEqual([]);
  });
});

describe('the other checks catch', () => {
  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = Date();',
    'Math.random();',
    'process.env;',
    'fetch(url);',
  ])('an impure core: %s', (text) => {
    expect(checkCorePurity(plant('packages/core/src/economy/a.ts', text))).toHaveLength(1);
  });

  it('no date that is reckoned from an argument', () => {
    const text = 'export const day = (ms: number) => new Date(ms).getUTCDate() + Date.UTC(2026, 1);';
    expect(checkCorePurity(plant('packages/core/src/economy/a.ts', text))).toHaveLength(0);
  });

  it('only code, not what a comment says about it', () => {
    expect(checkCorePurity(plant('packages/core/src/economy/a.ts', '// not Date.now()\n/* fetch( */'))).toHaveLength(0);
  });

  it.each([
    ['apps/kernel/src/a.ts', 'const a = 1;\n'.repeat(301), 'has 301 lines'],
    ['apps/kernel/src/utils.ts', '', 'is named utils'],
    ['apps/kernel/src/helpers/a.ts', '', 'is named helpers'],
    ['apps/kernel/src/clearBook.ts', '', 'not kebab-case'],
    ['apps/kernel/src/a.test.ts', "it.only('a')", 'runs only some'],
    ['apps/kernel/src/a.test.ts', "describe.skip('a')", 'leaves a test out'],
    ['apps/kernel/src/a.ts', 'const a = b as any;', 'uses any'],
    ['apps/kernel/src/a.ts', '// @ts-ignore', 'silences the compiler'],
    ['apps/kernel/src/a.ts', '// oxlint-disable-next-line no-console', 'silences the linter'],
    ['apps/kernel/src/a.ts', '// TODO: later', 'leaves work for later'],
  ])('the shape of %s', (path, text, sentence) => {
    expect(say(checkShape(plant(path, text))).join('\n')).toContain(sentence);
  });

  it.each(['apps/web/src/app/(console)/agents/[agentId]/page.tsx', 'apps/web/src/app/api/auth/[...nextauth]/route.ts'])(
    'not the names that a framework wants: %s',
    (path) => {
      expect(checkShape(plant(path, ''))).toStrictEqual([]);
    },
  );

  it('a canary that depends on luck', () => {
    const seeded = 'fc.check(holds(broken), { seed: 1, numRuns: 200 });';
    const files = (text: string) => plant('packages/core/src/economy/a.test.ts', text);
    expect(checkCanarySeeds(files(seeded))).toStrictEqual([]);
    expect(checkCanarySeeds(files('fc.check(holds(broken), { numRuns: 200 });'))).toHaveLength(1);
  });

  it('logic in a door', () => {
    const door = "export { a } from './a.ts';\nexport const b = 1;";
    expect(say(checkDoors(plant('apps/kernel/src/ports/index.ts', door)))[0]).toContain('export const b');
  });

  it('a way past a door', () => {
    const files = [
      ...plant('packages/core/src/policy/index.ts', ''),
      ...plant('packages/core/src/policy/rule.ts', "import { a } from './a.ts';"),
      ...plant('packages/core/src/economy/a.ts', "import { rule } from '../policy/rule.ts';"),
    ];
    expect(checkEntries(files)).toHaveLength(1);
  });

  it('a path in a document that does not exist', () => {
    const readme = plant('README.md', 'See `scripts/gone.ts` and [the guide](docs/gone.md), https://a.example/b.');
    expect(checkNamedPaths(readme, () => false)).toHaveLength(2);
    expect(checkNamedPaths(readme, () => true)).toHaveLength(0);
  });

  it('a variable that the README does not explain', () => {
    const code = plant('apps/web/src/a.ts', "process.env.WEB_COLOUR; process.env['WEB_SHAPE']");
    expect(checkVariables([...plant('README.md', '`WEB_SHAPE`'), ...code])).toHaveLength(1);
  });
});
