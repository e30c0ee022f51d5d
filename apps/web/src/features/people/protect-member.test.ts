import { expect, test } from 'vitest';
import { protectMember } from './protect-member.ts';

const owner = { roles: ['owner'] as const };
const admin = { roles: ['admin'] as const };
const people = (...held: readonly (readonly ('owner' | 'admin')[])[]) => held.map((roles) => ({ roles: [...roles] }));
const asOwner = { personId: 'per_1', isOwner: true };
const asAdmin = { personId: 'per_2', isOwner: false };

test('the last owner is protected from everybody', () => {
  expect(protectMember({ roles: [...owner.roles] }, people(['owner'], ['admin']), asOwner)).toContain('last owner');
});

test('an owner is protected from those who are none', () => {
  expect(protectMember({ roles: [...owner.roles] }, people(['owner'], ['owner']), asAdmin)).toContain('Only an owner');
  expect(protectMember({ roles: [...owner.roles] }, people(['owner'], ['owner']), asOwner)).toBeUndefined();
});

test('everybody else can be changed', () => {
  expect(protectMember({ roles: [...admin.roles] }, people(['owner'], ['admin']), asAdmin)).toBeUndefined();
});
