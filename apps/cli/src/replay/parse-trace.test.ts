import { describe, expect, test } from 'vitest';
import { parseTrace } from './parse-trace.ts';

const header = 'TIMESTAMP,ContextTokens,GeneratedTokens';
const traceOf = (...rows: string[]) => parseTrace([header, ...rows].join('\n'));

describe('a trace', () => {
  test('counts time from its first request, to fractions of a millisecond', () => {
    const { requests } = traceOf(
      '2023-11-16 18:15:46.6805900,374,44',
      '2023-11-16 18:15:50.9951690,396,109',
      '2023-11-17 00:00:00,1,1',
    );
    expect(requests[0]).toStrictEqual({ offsetMs: 0, contextTokens: 374, generatedTokens: 44 });
    expect(requests[1]?.offsetMs).toBeCloseTo(4_314.579, 3);
    expect(requests[2]?.offsetMs).toBeCloseTo(20_653_319.41, 2);
  });

  test('may have Windows line ends, no line end after its last row and a byte order mark', () => {
    const text = `\uFEFF${header}\r\n2023-11-16 18:15:46.68,374,44\r\n2023-11-16 18:15:47.68,3,4`;
    expect(parseTrace(text).requests).toHaveLength(2);
  });

  test('is replayed in the order of time, whatever the order of its rows', () => {
    const { requests } = traceOf('2023-11-16 18:15:47,2,2', '2023-11-16 18:15:46,1,1');
    expect(requests.map(({ contextTokens }) => contextTokens)).toStrictEqual([1, 2]);
  });

  test('leaves out and counts rows without tokens', () => {
    const { requests, skippedRows } = traceOf(
      '2023-11-16 18:15:46,0,2',
      '2023-11-16 18:15:47,2,0',
      '2023-11-16 18:15:48,1,1',
    );
    expect({ offsetMs: requests[0]?.offsetMs, skippedRows }).toStrictEqual({ offsetMs: 0, skippedRows: 2 });
  });

  test.each([
    ['another header', 'a,b,c\n1,2,3', /must start with/],
    ['a row that is not one', `${header}\n2023-11-16 18:15:46,1,1\nx,1,1`, /Line 3/],
    ['no row', `${header}\n`, /holds no request/],
  ])('with %s is refused with a sentence', (_name, text, message) => {
    expect(() => parseTrace(text)).toThrow(message);
  });
});
