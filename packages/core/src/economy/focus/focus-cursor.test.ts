import { expect, test } from 'vitest';
import { focusCursorText, readFocusCursorText } from './focus-cursor.ts';

const totals = { '[["ResourceId","agt_1"]]': { BilledCost: '1.5', ConsumedQuantity: null } };
const november = { month: '2026-11', version: '1.3' } as const;

test('a cursor comes back as it was, and is of one month and version', () => {
  const text = focusCursorText(november, totals);
  expect(readFocusCursorText(text, november)).toEqual(totals);
  expect(readFocusCursorText(text, { ...november, month: '2026-12' })).toBeUndefined();
  expect(readFocusCursorText(text, { ...november, version: '1.2' })).toBeUndefined();
  expect(readFocusCursorText(text.replace('"1.5"', '1.5'), november)).toBeUndefined();
  expect(readFocusCursorText('[]', november)).toBeUndefined();
  expect(readFocusCursorText(text.slice(0, -2), november)).toBeUndefined();
});
