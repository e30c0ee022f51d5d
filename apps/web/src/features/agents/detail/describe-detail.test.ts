import { expect, it } from 'vitest';
import { describeDetail } from './describe-detail.ts';

it('says the reason first and ids last', () => {
  expect(
    describeDetail({ departmentId: 'dep_1', from: 'active', to: 'suspended', reason: 'Drill', teamId: null }),
  ).toBe('reason Drill; from active; to suspended; departmentId dep_1');
  expect(describeDetail({ allowedModels: [], changed: ['name', 'models'] })).toBe(
    'allowedModels none; changed name, models',
  );
});
