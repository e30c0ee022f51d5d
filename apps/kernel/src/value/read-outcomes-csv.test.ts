import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOutcomesCsv } from './index.ts';

const header = 'task_id,decision,reference,units,value_usd,human_minutes,reason';
const taskId = `tsk_${'0'.repeat(26)}`;
const row = (...fields: string[]) => fields.join(',');
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** What a field may hold once blanks around it are gone. */
const words = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => text.length <= 500);

describe('a file of outcomes', () => {
  test('gives every row back as it was written, whatever words, quotes and line ends are in it', () => {
    const entry = fc.record({
      decision: fc.constantFrom('reported', 'accepted', 'rejected'),
      units: fc.option(fc.nat(999_999_999)),
      nanoUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n })),
      minutes: fc.option(fc.nat(43_200)),
      reason: words,
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), fc.constantFrom('\n', '\r\n'), (entries, end) => {
        const lines = entries.map(({ decision, units, nanoUsd, minutes, reason }, index) => {
          const digits = nanoUsd?.toString().padStart(10, '0');
          const usd = digits === undefined ? '' : `${digits.slice(0, -9)}.${digits.slice(-9)}`;
          return row(taskId, decision, `r-${index}`, String(units ?? ''), usd, String(minutes ?? ''), quoted(reason));
        });
        const { messages, problems } = readOutcomesCsv([header, ...lines].join(end));
        expect(problems).toEqual([]);
        expect(messages.map(({ message }) => message)).toEqual(
          entries.map(({ decision, units, nanoUsd, minutes, reason }, index) => ({
            taskId,
            move: { reported: 'report', accepted: 'accept', rejected: 'reject' }[decision],
            reference: `r-${index}`,
            units: units === null ? null : BigInt(units),
            statedNanoUsd: nanoUsd,
            humanSeconds: minutes === null ? null : minutes * 60,
            reason,
          })),
        );
      }),
    );
  });

  test('is never half believed: each row is a message or a problem, whatever is in it', () => {
    const field = fc.oneof(fc.constantFrom(taskId, 'accepted', '1', '-1', '1.5', '1e9', '', '9'.repeat(30)), words);
    const rows = fc.array(fc.array(field, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (given) => {
        const text = [header, ...given.map((fields) => row(...fields.map(quoted)))].join('\n');
        const { messages, problems, rows: count } = readOutcomesCsv(text);
        expect(messages.length + problems.length).toBe(count);
        for (const { message } of messages) {
          expect(message.units ?? 0n).toBeGreaterThanOrEqual(0n);
          expect(message.statedNanoUsd ?? 0n).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  test.each([
    ['', 'There is no row'],
    [header, 'There is no row'],
    ['task_id,decision\nx,accepted', 'lacks reference'],
    [`${header},price\n${taskId},accepted,a,,,,,9`, 'Leave out the columns price'],
    [`${header}\n${taskId},accepted`, 'as many fields'],
    [`${header}\n${taskId},accepted,"a`, 'as many fields'],
    [`${header}\n${taskId},accepted,a,,1.0000000001,,`, 'value_usd'],
    [`${header}\n${taskId},accepted,a,,-1,,`, 'value_usd'],
    [`${header}\n${taskId},accepted,a,,,43201,`, 'human_minutes'],
    [`${header}\n${taskId},accepted,,,,,`, 'reference'],
  ])('%j is told what is wrong', (text, expected) => {
    const { messages, problems } = readOutcomesCsv(text);
    expect(messages).toEqual([]);
    expect(problems[0]?.words).toContain(expected);
  });
});
