import { describe, expect, it } from 'vitest';
import { readTools } from './read-tools.ts';

const tool = { type: 'function', function: { name: 'look_up_order', parameters: { type: 'object' } } };

describe('tools as somebody typed them', () => {
  it.each(['', ' \n', '[]'])('are none: %j', (text) => {
    expect(readTools(text)).toEqual({ ok: true, tools: undefined });
  });

  it('are given on as they stand, with all that the protocol adds', () => {
    expect(readTools(JSON.stringify([tool, { ...tool, strict: true }]))).toEqual({
      ok: true,
      tools: [tool, { ...tool, strict: true }],
    });
  });

  it.each([
    tool,
    [{ ...tool, type: 'retrieval' }],
    [{ type: 'function' }],
    [{ type: 'function', function: null }],
    [{ type: 'function', function: { name: '' } }],
    [{ type: 'function', function: { name: 7 } }],
    [null],
    Array.from({ length: 129 }, () => tool),
  ])('are refused when they are no list of functions with names: %j', (value) => {
    expect(readTools(JSON.stringify(value))).toMatchObject({ ok: false });
  });

  it('are refused with the reader’s own words when they are no JSON', () => {
    const read = readTools('[{');
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problem).toContain('JSON');
  });
});
