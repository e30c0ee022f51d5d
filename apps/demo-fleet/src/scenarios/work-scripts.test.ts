import { describe, expect, test } from 'vitest';
import { workScripts } from './work-scripts.ts';

describe('the work of the demo organisation', () => {
  test('covers six functions, each agent once', () => {
    expect(new Set(workScripts.map(({ behaviour }) => behaviour)).size).toBe(6);
    expect(new Set(workScripts.map(({ agent }) => agent)).size).toBe(workScripts.length);
  });

  test.each(workScripts.map((script) => [script.agent, script] as const))(
    '%s has cases, and every tool has a result in each',
    (_agent, { cases, tools }) => {
      expect(cases.length).toBeGreaterThan(1);
      for (const { toolResults } of cases) {
        expect(Object.keys(toolResults).toSorted()).toStrictEqual(tools.map(({ name }) => name).toSorted());
      }
    },
  );
});
