import { describe, expect, it } from 'vitest';
import { parseFilters } from '@/components/filters/index.ts';
import { plainCallFields } from './call-fields.ts';
import { toConditions } from './to-conditions.ts';

const read = (text: string) => toConditions(parseFilters(text, plainCallFields).filters);

describe('the chips of the list of calls', () => {
  it('are asked in the kernel’s units, without rounding', () => {
    expect(read('cost:at_least:0.05;duration:between:1.5,200')).toEqual([
      { field: 'cost', operator: 'at_least', values: ['50000000'] },
      { field: 'duration', operator: 'at_least', values: ['1500'] },
      { field: 'duration', operator: 'at_most', values: ['200000'] },
    ]);
    expect(read('cost:at_most:0.000000001')).toEqual([{ field: 'cost', operator: 'at_most', values: ['1'] }]);
    expect(read('input:at_least:12')).toEqual([{ field: 'input', operator: 'at_least', values: ['12'] }]);
  });

  it('keep several values, their negation and flags', () => {
    expect(read('state:any_of:failed,denied;department:none_of:dep_1;streamed:is;simulated:is_not')).toEqual([
      { field: 'state', operator: 'is', values: ['failed', 'denied'] },
      { field: 'department', operator: 'is_not', values: ['dep_1'] },
      { field: 'streamed', operator: 'is', values: ['true'] },
      { field: 'simulated', operator: 'is', values: ['false'] },
    ]);
  });

  it('never make the kernel refuse the list', () => {
    expect(read('id:starts_with:nonsense;cost:at_least:-3')).toEqual([
      { field: 'cost', operator: 'at_least', values: ['0'] },
    ]);
  });

  it.each(plainCallFields)('each have a field of the kernel: $id', ({ id, kind, operators }) => {
    const value = { choice: 'settled', text: 'x', number: '1', flag: undefined }[kind];
    const closed = {
      protocol: 'openai.chat',
      syscall: 'llm.embed',
      reuse: 'shared',
      class: 'output',
      lost: 'loops',
      id: 'call_0',
    };
    const asked = Object.entries(closed).find(([name]) => name === id)?.[1] ?? value;
    const operator = operators?.[0] ?? { choice: 'any_of', text: 'is', number: 'at_least', flag: 'is' }[kind];
    expect(read([id, operator, ...(asked === undefined ? [] : [asked])].join(':'))).toHaveLength(1);
  });
});
