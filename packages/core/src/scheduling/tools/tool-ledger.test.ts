import { describe, expect, test } from 'vitest';
import { ToolLedger } from './index.ts';

const erp = { tool: 'erp', uses: 2, timeoutMs: 1_000 };
const agent = { agentId: 'agt_1', runId: 'run_1' };

function ledger(): ToolLedger {
  const made = new ToolLedger();
  made.configure([erp]);
  return made;
}
const freeOf = (of: ToolLedger) => of.free.get('erp');

describe('a use of a limited tool', () => {
  test('is reserved while a call runs that may ask for it, and free again when it does not', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp'], 0);
    expect(freeOf(tools)).toBe(1);
    tools.finish('call_1', [], 5);
    expect(freeOf(tools)).toBe(2);
    tools.finish('call_1', [{ tool: 'erp', id: 'a' }], 6);
    expect(freeOf(tools)).toBe(2);
  });

  test('is kept from the answer that asks for it to its result', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp'], 0);
    tools.finish('call_1', [{ tool: 'erp', id: 'a' }], 5);
    expect(tools.usesOf('erp')).toEqual([{ callId: 'call_1', ...agent, sinceMs: 5, untilMs: 1_005 }]);
    expect(tools.returned(agent, ['other'])).toBe(0);
    expect(tools.returned({ agentId: 'agt_2', runId: 'run_1' }, ['a'])).toBe(0);
    expect(tools.returned({ agentId: 'agt_1', runId: 'run_2' }, ['a'])).toBe(0);
    expect(tools.returned({ agentId: 'agt_1', runId: null }, ['a'])).toBe(1);
    expect(tools.returned(agent, ['a'])).toBe(0);
    expect(freeOf(tools)).toBe(2);
  });

  test('may begin several times with one answer, beyond the limit', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp'], 0);
    tools.finish(
      'call_1',
      ['a', 'b', 'c'].map((id) => ({ tool: 'erp', id })),
      5,
    );
    expect(freeOf(tools)).toBe(-1);
    expect(tools.returned(agent, ['c', 'b', 'a'])).toBe(3);
    expect(freeOf(tools)).toBe(2);
  });

  test('ends by its time when no result comes', () => {
    const tools = ledger();
    for (const [id, at] of [
      ['a', 5],
      ['b', 9],
    ] as const) {
      tools.reserve(id, agent, ['erp'], at);
      tools.finish(id, [{ tool: 'erp', id }], at);
    }
    expect(tools.nextExpiryAt).toBe(1_005);
    expect(tools.expire(1_004)).toBe(0);
    expect(tools.expire(1_005)).toBe(1);
    expect(tools.nextExpiryAt).toBe(1_009);
    expect(tools.expire(2_000)).toBe(1);
    expect(tools.nextExpiryAt).toBeNull();
    expect(tools.returned(agent, ['a', 'b'])).toBe(0);
  });

  test('whose result came before the last word of its answer never begins', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp'], 0);
    tools.returned(agent, ['a']);
    tools.finish('call_1', [{ tool: 'erp', id: 'a' }], 5);
    expect(freeOf(tools)).toBe(2);
  });
});

describe('limits that change', () => {
  test('count at once, and running calls go on', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp', 'mail'], 0);
    tools.configure([
      { ...erp, uses: 1 },
      { tool: 'mail', uses: 3, timeoutMs: 10 },
    ]);
    expect([...tools.free]).toEqual([
      ['erp', 0],
      ['mail', 2],
    ]);
    tools.finish('call_1', [{ tool: 'erp', id: 'a' }], 5);
    tools.configure([{ ...erp, timeoutMs: 7 }]);
    expect(tools.nextExpiryAt).toBe(12);
  });

  test('forget uses of tools that have none any more', () => {
    const tools = ledger();
    tools.reserve('call_1', agent, ['erp'], 0);
    tools.finish('call_1', [{ tool: 'erp', id: 'a' }], 5);
    tools.configure([]);
    expect(tools.inUse).toBe(0);
    expect(tools.returned(agent, ['a'])).toBe(0);
    tools.configure([erp]);
    expect(freeOf(tools)).toBe(2);
  });
});
