import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
}

/** A file that the linter must catch, and the rule that catches it. */
const canaries: readonly (readonly [path: string, text: string, rule: string])[] = [
  ['packages/core/src/economy/io.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['packages/core/src/economy/vendor.ts', "import 'zod';", 'no-restricted-imports'],
  ['packages/core/src/economy/later.ts', "import '../market/index.ts';", 'no-restricted-imports'],
  ['packages/core/src/economy/deep.ts', "import '../policy/rule.ts';", 'no-restricted-imports'],
  ['packages/core/src/contracts/vendor.ts', "import 'undici';", 'no-restricted-imports'],
  ['packages/core/src/economy/clock.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['packages/core/src/economy/budgets/calendar-day.ts', 'export const now = Date.now();', 'no-restricted-properties'],
  ['packages/core/src/economy/chance.ts', 'export const chance = Math.random();', 'no-restricted-properties'],
  ['packages/db/src/upward.ts', "import '@agent-os/kernel/router';", 'no-restricted-imports'],
  ['apps/kernel/src/pipeline/vendor.ts', "import 'undici';", 'no-restricted-imports'],
  ['apps/kernel/src/api/database.ts', "import 'pg';", 'no-restricted-imports'],
  ['apps/web/src/database.ts', "import '@agent-os/db';", 'no-restricted-imports'],
  [
    'apps/web/src/router.ts',
    "import { a } from '@agent-os/kernel/router';\nexport const b = a;",
    'no-restricted-imports',
  ],
  ['apps/cli/src/database.ts', "import '@agent-os/db';", 'no-restricted-imports'],
  ['apps/launcher/src/upward.ts', "import '@agent-os/kernel/router';", 'no-restricted-imports'],
  ['e2e/specs/inside.spec.ts', "import '@agent-os/db';", 'no-restricted-imports'],
  ['apps/kernel/src/api/print.ts', "console.log('a');", 'no-console'],
  ['apps/kernel/src/api/loose.ts', 'export const a = (b: any): unknown => b;', 'no-explicit-any'],
  ['apps/kernel/src/api/first.ts', "import { b } from './second.ts';\nexport const a = (): unknown => b;", 'no-cycle'],
  ['apps/kernel/src/api/second.ts', "import { a } from './first.ts';\nexport const b = (): unknown => a;", 'no-cycle'],
];

const clean: readonly (readonly [path: string, text: string])[] = [
  ['packages/core/src/economy/index.ts', 'export const cost = 1;'],
  ['packages/core/src/market/clear.ts', "import { cost } from '../economy/index.ts';\nexport const price = cost;"],
  ['packages/core/src/contracts/schema.ts', "import { z } from 'zod';\nexport const text = z.string();"],
  ['apps/kernel/src/gateway/vendor.ts', "import { request } from 'undici';\nexport const send = request;"],
  [
    'apps/web/src/types.ts',
    "import type { AppRouter } from '@agent-os/kernel/router';\nexport type Router = AppRouter;",
  ],
];

let tree: string;
let found: readonly string[];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'agent-os-lint-'));
  cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  for (const [path, text] of [...canaries, ...clean]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${text}\n`);
  }
  const run = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', '.'], {
    cwd: tree,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { readonly diagnostics: readonly Diagnostic[] };
  found = diagnostics.map(({ filename, code }) => `${filename} ${/\((.+)\)/.exec(code)?.[1] ?? code}`);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the linter catches', () => {
  it.each(canaries)('%s: %s', (path, _text, rule) => {
    expect(found).toContain(`${path} ${rule}`);
  });

  it.each(clean)('nothing in %s: %s', (path) => {
    expect(found.filter((line) => line.startsWith(`${path} `))).toStrictEqual([]);
  });
});
