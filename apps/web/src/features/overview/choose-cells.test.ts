import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseCells } from './choose-cells.ts';
import type { FleetAgent } from './overview-types.ts';

const states = ['error', 'suspended', 'running', 'ready', 'retired'] as const;
const fleet = fc
  .array(fc.constantFrom(...states), { maxLength: 40 })
  .map((chosen) => chosen.map((state, index): FleetAgent => ({ id: `agt_${index}`, slug: `agent-${index}`, state })));

test('nobody is lost: shown and left out are the department', () => {
  fc.assert(
    fc.property(fleet, fc.nat(40), (agents, most) => {
      const { shown, leftOut } = chooseCells(agents, most);
      expect(shown.length + leftOut).toBe(agents.length);
      expect(shown.length).toBeLessThanOrEqual(Math.max(most, 0));
    }),
  );
});

test('a department that fits keeps its order', () => {
  fc.assert(
    fc.property(fleet, (agents) => {
      expect(chooseCells(agents, 40).shown).toBe(agents);
    }),
  );
});

test('a failing agent is left out only when every place shows a failing one', () => {
  fc.assert(
    fc.property(fleet, fc.integer({ min: 1, max: 40 }), (agents, most) => {
      const { shown } = chooseCells(agents, most);
      const failing = agents.filter(({ state }) => state === 'error').length;
      expect(shown.filter(({ state }) => state === 'error')).toHaveLength(Math.min(failing, most));
    }),
  );
});
