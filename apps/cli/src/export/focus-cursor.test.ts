import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { focusCursorText } from '@agent-os/core/focus';
import { expect, test } from 'vitest';
import { readFocusCursor, writeFocusCursor } from './focus-cursor.ts';

const totals = { '[["ResourceId","agt_1"]]': { BilledCost: '1.5', ConsumedQuantity: null } };

test('a cursor is kept between exports, and is of one month and version', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'focus-')), 'november.json');
  expect(await readFocusCursor(path, '2026-11', '1.3')).toEqual({});
  await writeFocusCursor(path, focusCursorText({ month: '2026-11', version: '1.3' }, totals));
  expect(await readFocusCursor(path, '2026-11', '1.3')).toEqual(totals);
  await expect(readFocusCursor(path, '2026-12', '1.3')).rejects.toThrow('is not a cursor of 2026-12');
  await expect(readFocusCursor(path, '2026-11', '1.2')).rejects.toThrow('FOCUS 1.2');
  await writeFile(path, '{"half');
  await expect(readFocusCursor(path, '2026-11', '1.3')).rejects.toThrow('is not a cursor');
});
