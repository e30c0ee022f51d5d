import type { role } from '@agent-os/core/contracts';
import type { z } from 'zod';

type Role = z.infer<typeof role>;

export type OverviewSection =
  | 'attention'
  | 'fleet'
  | 'pools'
  | 'spend'
  | 'departments'
  | 'costliest'
  | 'changes'
  | 'activity';

/** What each role came for, first things first. */
const sectionsByRole: Readonly<Record<Role, readonly OverviewSection[]>> = {
  owner: ['attention', 'fleet', 'pools', 'spend', 'departments', 'changes', 'activity'],
  admin: ['attention', 'fleet', 'pools', 'spend', 'changes', 'activity'],
  operator: ['attention', 'fleet', 'pools', 'activity', 'spend'],
  finance: ['spend', 'departments', 'costliest', 'fleet'],
  approver: ['attention', 'activity', 'fleet'],
  auditor: ['changes', 'attention', 'departments', 'activity'],
  viewer: ['fleet', 'pools', 'spend', 'activity'],
};
/** Whose day decides when somebody has several roles: who must act comes before who only looks. */
const precedence: readonly Role[] = ['owner', 'admin', 'operator', 'approver', 'finance', 'auditor', 'viewer'];

/** The sections of the overview for these roles, in the order of the first of them and then what the others add. */
export function overviewSections(held: readonly string[], permissions: readonly string[]): readonly OverviewSection[] {
  const known = precedence.filter((role) => held.includes(role));
  const wanted = new Set((known.length === 0 ? (['viewer'] as const) : known).flatMap((role) => sectionsByRole[role]));
  return [...wanted].filter((section) => section !== 'changes' || permissions.includes('audit:read'));
}
