import { describe, expect, it } from 'vitest';
import { callExportLines } from './call-export.ts';
import { exampleCall } from './example-call.ts';

async function exportOf(pages: readonly (readonly ReturnType<typeof exampleCall>[])[], rowsMax?: number) {
  let text = '';
  const fetchPage = (cursor: string | undefined) => {
    const index = Number(cursor ?? 0);
    return Promise.resolve({
      items: pages[index] ?? [],
      nextCursor: index + 1 < pages.length ? String(index + 1) : null,
    });
  };
  for await (const part of callExportLines(fetchPage, rowsMax)) text += part;
  return text.split('\r\n').slice(0, -1);
}

describe('the export of calls', () => {
  it('has one head and each call of each page once, pages without a row too', async () => {
    const lines = await exportOf([[exampleCall('call_2')], [], [exampleCall('call_1')]]);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['call', 'call_2', 'call_1']);
  });

  it('writes times as ISO 8601, money to the last digit, and nothing for what is not known', async () => {
    const call = exampleCall('call_1', { receivedAt: 0, costNanoUsd: '1080000', runId: null });
    const [head = '', line = ''] = await exportOf([[call]]);
    const values = new Map(head.split(/,(?! )/).map((name, index) => [name, line.split(',')[index]]));
    expect(values.get('received')).toBe('1970-01-01T00:00:00.000Z');
    expect(values.get('"cost, USD"')).toBe('0.001080000');
    expect(values.get('run')).toBe('');
  });

  it('keeps a spreadsheet from running what an agent wrote', async () => {
    const [, line = ''] = await exportOf([[exampleCall('call_1', { runId: '=cmd()' })]]);
    expect(line).toContain("'=cmd()");
  });

  it('says in its last line that there was more', async () => {
    const calls = ['call_4', 'call_3', 'call_2', 'call_1'].map((id) => exampleCall(id));
    expect((await exportOf([calls.slice(0, 2), calls.slice(2)], 3)).at(-1)).toContain('The first 3 calls');
    expect((await exportOf([calls.slice(0, 2), calls.slice(2)], 4)).at(-1)).toContain('call_1');
  });
});
