import { focusCursorText } from '@agent-os/core/choices';
import { expect, test } from 'vitest';
import { readCursor } from './read-cursor.ts';

const totals = { '[["ResourceId","agt_1"]]': { BilledCost: '1.5' } };
const fileOf = (text: string) => new File([text], 'cursor.json');

test('an increment begins where the cursor says, and nowhere else', async () => {
  const text = focusCursorText({ month: '2026-11', version: '1.2' }, totals);
  expect(await readCursor(undefined, '2026-11', '1.2')).toEqual({});
  expect(await readCursor(fileOf(''), '2026-11', '1.2')).toEqual({});
  expect(await readCursor(fileOf(text), '2026-11', '1.2')).toEqual(totals);
  expect(await readCursor(fileOf(text), '2026-10', '1.2')).toContain('October 2026 as FOCUS 1.2');
  expect(await readCursor(fileOf('{"half'), '2026-11', '1.2')).toContain('cursor.json is not the cursor');
});
