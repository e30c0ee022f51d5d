import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCutJson } from './parse-cut-json.ts';

describe('JSON whose end was cut off', () => {
  it('is read as far as it goes', () => {
    expect(parseCutJson('{"messages":[{"role":"user","content":"Good mor')).toEqual({
      messages: [{ role: 'user', content: 'Good mor' }],
    });
    expect(parseCutJson('{"a":[1,2,3')).toEqual({ a: [1, 2] });
    expect(parseCutJson('{"a":1,"unfinished ke')).toEqual({ a: 1 });
    expect(parseCutJson('{"a":"x","b":')).toEqual({ a: 'x' });
    expect(parseCutJson('{"a":"ends in an escape \\u00')).toEqual({ a: 'ends in an escape ' });
    expect(parseCutJson('{"a":"ends in a backslash \\\\')).toEqual({ a: 'ends in a backslash \\' });
  });

  it('is undefined when there is none', () => {
    expect(parseCutJson('')).toBeUndefined();
    expect(parseCutJson('<html>')).toBeUndefined();
  });

  it('that was not cut is what it is, and any cut of an object is read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(parseCutJson(text)).toEqual(JSON.parse(text));
        expect(parseCutJson(text.slice(0, 1 + (cut % text.length)))).toBeTypeOf('object');
      }),
    );
  });
});
