import { describe, expect, it } from 'vitest';
import { readClasses } from './read-classes.ts';

const typed = (fields: Readonly<Record<string, string>>) => (field: string) => fields[field];

describe('prices of further classes', () => {
  it('stay as they are while their fields are not shown', () => {
    const { classes } = readClasses(typed({ batchDiscountPercent: '50' }), null);
    expect(classes).toMatchObject({ batchDiscountPercent: 50, reasoningNanoUsdPerMillion: null, tiers: [] });
    expect(readClasses(typed({}), classes)).toEqual({ problems: {}, classes });
  });

  it('are none when all are left empty', () => {
    expect(readClasses(typed({ reasoningNanoUsdPerMillion: ' ', batchDiscountPercent: '' }), null).classes).toBeNull();
  });

  it('are exact, and each that cannot be read is named', () => {
    const fields = {
      reasoningNanoUsdPerMillion: '0.000000001',
      audioInputNanoUsdPerMillion: 'much',
      batchDiscountPercent: '101',
    };
    const { classes, problems } = readClasses(typed(fields), null);
    expect(classes?.reasoningNanoUsdPerMillion).toBe('1');
    expect(Object.keys(problems)).toEqual(['audioInputNanoUsdPerMillion', 'batchDiscountPercent']);
  });
});
