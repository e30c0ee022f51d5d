import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMessage, piecesOf } from './fold-message.ts';

describe('a message', () => {
  it('that is short is shown whole, as Markdown', () => {
    expect(foldMessage('**Hello**')).toEqual({ beginning: '**Hello**', folded: false, plain: false });
    expect(foldMessage('')).toEqual({ beginning: '', folded: false, plain: false });
  });

  it('that is long begins with whole paragraphs', () => {
    const paragraph = `${'word '.repeat(100)}\n\n`;
    const { beginning, folded, plain } = foldMessage(paragraph.repeat(40));
    expect([folded, plain]).toEqual([true, false]);
    expect(beginning.endsWith('\n\n')).toBe(true);
    expect(beginning.length).toBeLessThan(4200);
  });

  it('of 200 kB is plain text', () => {
    const { beginning, folded, plain } = foldMessage('x'.repeat(200_000));
    expect([folded, plain, beginning.length]).toEqual([true, true, 4000]);
  });

  it('loses nothing and splits no character when it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 0, max: 900 }), (part, times) => {
        const text = part.repeat(times);
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.filter((piece) => !piece.text.isWellFormed() && text.isWellFormed())).toEqual([]);
      }),
    );
  });
});
