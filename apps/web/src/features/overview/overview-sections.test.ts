import { roleGrants } from '@agent-os/core/choices';
import { describe, expect, it } from 'vitest';
import { overviewSections } from './overview-sections.ts';

const permissionsOf = (held: readonly string[]) =>
  roleGrants.filter(({ role }) => held.includes(role)).flatMap(({ permissions }) => [...permissions]);
const sectionsOf = (...held: readonly string[]) => overviewSections(held, permissionsOf(held));

describe('the overview', () => {
  it('begins with what each role came for', () => {
    expect(sectionsOf('finance')[0]).toBe('spend');
    expect(sectionsOf('auditor')[0]).toBe('changes');
    expect(sectionsOf('operator')[0]).toBe('attention');
  });

  it('follows who must act, and adds what the other roles want, nothing twice', () => {
    const sections = sectionsOf('finance', 'operator');
    expect(sections[0]).toBe('attention');
    expect(sections).toContain('costliest');
    expect(new Set(sections).size).toBe(sections.length);
  });

  it('offers the trail of changes to nobody who may not read it', () => {
    for (const { role } of roleGrants) {
      expect(sectionsOf(role).includes('changes') && !permissionsOf([role]).includes('audit:read')).toBe(false);
    }
  });
});
