import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printRequest, printTexts, PrintSet } from './index.ts';

const request = (...texts: readonly string[]) => printRequest(texts.map((text) => ({ role: 'user', text })))?.request;

describe('the print of a request', () => {
  test('is the same at another time of day, and for nothing else that differs', () => {
    const at = (clock: string) => request(`It is 2026-11-21T${clock}Z. Book the invoice 4711.`);
    expect(at('21:05:07')).toBe(at('09:59:58.123'));
    expect(request('Book the invoice 4711.')).not.toBe(request('Book the invoice 4712.'));
    expect(request('a', 'b')).not.toBe(request('ab'));
  });

  test('tells any two texts apart that differ in a character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300 }), fc.nat(), (text, at) => {
        const place = at % text.length;
        const other = `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`;
        fc.pre(request(text) !== undefined && request(other) !== undefined);
        expect(request(text)).not.toBe(request(other));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('needs a word', () => {
    expect(printRequest([])).toBeUndefined();
    expect(request('…?!')).toBe(request('…?!'));
    expect(request('  ?! ')).toBeUndefined();
  });

  test('has as its step what came after the last answer', () => {
    const turns = [
      { role: 'user', text: 'Please read the first file.' },
      { role: 'assistant', text: 'It says nothing.' },
      { role: 'user', text: 'Then read the second file.' },
    ];
    expect(printRequest(turns)?.step).toMatchObject({
      whole: printTexts(['It says nothing.', 'Then read the second file.']).whole,
    });
  });
});

describe('the prints of a text', () => {
  test('leave out numbers that only count attempts, and keep all others', () => {
    const whole = (text: string) => printTexts([text]).whole;
    expect(whole('Attempt 4 failed')).toBe(whole('attempt 17 failed'));
    expect(whole('Invoice 4 failed')).not.toBe(whole('Invoice 17 failed'));
  });

  test('know a passage where it is quoted', () => {
    const said = 'The warehouse belongs to Miller. Nobody has asked for years.';
    const { passages } = printTexts([said]);
    const quoted = printTexts([`Your colleague writes: "${said}" What do you say?`]).passages;
    expect(passages.every((passage) => quoted.includes(passage))).toBe(true);
  });

  test('of a long text are few, and the same in full where it is short', () => {
    const long = Array.from({ length: 4_000 }, (_, index) => `word${index * 7}`).join(' ');
    const prints = printTexts([long]);
    expect(prints.pairs.length).toBeLessThan(160);
    expect(prints.inFull?.().pairs.length).toBeGreaterThan(prints.pairs.length);
    expect(printTexts(['A short text.']).inFull).toBeUndefined();
  });
});

test('a set of prints holds what was added until it is full, and never more than its bound', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff_ffff), { maxLength: 1_000 }), (prints) => {
      const set = new PrintSet();
      const known = new Set<number>();
      for (const print of prints) {
        const value = print === 0 ? 1 : print;
        expect(set.add(value)).toBe(!known.has(value));
        known.add(value);
      }
      expect(prints.every((print) => set.has(print === 0 ? 1 : print))).toBe(true);
    }),
    { seed: 7, numRuns: 100 },
  );
  const full = new PrintSet();
  for (let print = 1; print < 100_000; print += 1) full.add(print * 2_654_435);
  expect(full.bytes).toBeLessThanOrEqual(32_768);
});
