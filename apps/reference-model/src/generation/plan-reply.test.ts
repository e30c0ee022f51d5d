import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourNames, findBehaviour } from '../behaviours/index.ts';
import { countTextTokens } from '../request/index.ts';
import type { GenerationRequest } from '../request/index.ts';
import { planReply } from './plan-reply.ts';
import { ReplyCursor } from './reply-cursor.ts';
import type { ReplyPlan } from './reply-plan.ts';

const request: GenerationRequest = {
  model: 'sim',
  stream: false,
  system: '',
  turns: [{ role: 'user', text: 'Please compare battery storage and pumped hydro 🔋🔋.', images: 0, toolCalls: [] }],
  tools: [],
  toolChoice: { kind: 'auto' },
  parallelToolCalls: true,
  format: { kind: 'text' },
  stop: [],
  seed: 0,
  simulation: {},
};
const roles = [undefined, ...behaviourNames];

function plan(name: string | undefined, change: Partial<GenerationRequest> = {}, limit = 100_000): ReplyPlan {
  const behaviour = findBehaviour(name, '');
  if (behaviour === undefined) throw new Error(`no behaviour ${name}`);
  return planReply({ ...request, ...change }, behaviour, 1, limit);
}

describe('a planned reply', () => {
  it('fills every place of every template of every role', () => {
    for (const role of roles) {
      for (let seed = 0; seed < 40; seed += 1) {
        expect(plan(role, { seed }).parts[0]?.text).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it('names no place in a template that the role does not define', () => {
    const builtIn = new Set(['topic', 'keyword', 'other']);
    for (const role of roles) {
      const behaviour = findBehaviour(role, '');
      const sentences = [...(behaviour?.openings ?? []), ...(behaviour?.details ?? []), ...(behaviour?.closings ?? [])];
      const places = sentences.flatMap((sentence) =>
        [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      );
      const unknown = places.filter(
        (place) =>
          !builtIn.has(place) && !(place in (behaviour?.words ?? {})) && !(place in (behaviour?.figures ?? {})),
      );
      expect(unknown, behaviour?.name ?? '').toEqual([]);
    }
  });

  it('has exactly the tokens that are forced, whatever the role', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.integer({ min: 1, max: 3_000 }), fc.integer(), (role, tokens, seed) => {
        const reply = plan(role, { seed, simulation: { output_tokens: tokens } });
        expect([reply.outputTokens, countTextTokens(reply.parts[0]?.text ?? '')]).toEqual([tokens, tokens]);
      }),
    );
  });

  it('reaches the client whole and in order, however the tokens arrive, and never splits a character', () => {
    const tools = [
      { name: 'a_tool', description: '', schema: { type: 'object', properties: { query: { type: 'string' } } } },
      { name: 'b_tool', description: '', schema: true },
    ];
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.nat(200)),
        fc.constantFrom(undefined, 1, 7, 500),
        (calls, counts, tokens) => {
          const simulation = tokens === undefined ? {} : { output_tokens: tokens };
          const turns = [
            {
              ...request.turns[0],
              role: 'user' as const,
              images: 0,
              toolCalls: [],
              text: 'use a_tool and b_tool 🔋🔋🔋🔋🔋🔋',
            },
          ];
          const reply = plan(undefined, { simulation, ...(calls ? { tools, turns } : {}) });
          const cursor = new ReplyCursor(reply);
          const steps = [
            ...counts.toSorted((a, b) => a - b).filter((count) => count < reply.outputTokens),
            reply.outputTokens,
          ];
          const deltas = steps.flatMap((count) => cursor.advance(count));
          for (const [index, part] of reply.parts.entries()) {
            const own = deltas.filter((delta) => delta.partIndex === index);
            expect(own.map((delta) => delta.text).join('')).toBe(part.text);
            expect([own.filter((delta) => delta.begins).length, own.filter((delta) => delta.ends).length]).toEqual([
              1, 1,
            ]);
            expect([own[0]?.begins, own.at(-1)?.ends]).toEqual([true, true]);
            expect(own.every((delta) => delta.text.isWellFormed())).toBe(true);
          }
          expect(deltas.map((delta) => delta.partIndex)).toEqual(
            deltas.map((delta) => delta.partIndex).toSorted((a, b) => a - b),
          );
        },
      ),
    );
  });

  it('walks through its playbook, one tool a turn, and then speaks', () => {
    const offer = (name: string): GenerationRequest['tools'][number] => ({ name, description: '', schema: true });
    const tools = [offer('refunds.create'), offer('orders_get')];
    const names: string[] = [];
    const turns = [...request.turns];
    for (let reply = plan('tier1-resolution', { tools, turns }); ; reply = plan('tier1-resolution', { tools, turns })) {
      const call = reply.parts[0];
      if (call?.kind !== 'tool_call') break;
      names.push(call.name);
      const id = `c${names.length}`;
      turns.push(
        { role: 'assistant', text: '', images: 0, toolCalls: [{ id, name: call.name, argumentsJson: call.text }] },
        { role: 'tool', text: '{"ok":true}', images: 0, toolCalls: [], toolCallId: id },
      );
    }
    expect(names).toEqual(['orders_get', 'refunds.create']);
  });

  it('is cut at the limit', () => {
    const reply = plan('sre', {}, 9);
    expect([reply.outputTokens, reply.finish]).toEqual([9, 'length']);
    expect(countTextTokens(reply.parts[0]?.text ?? '')).toBeLessThanOrEqual(9);
  });
});
