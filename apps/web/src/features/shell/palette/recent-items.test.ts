import { describe, expect, it } from 'vitest';
import { parseEntries, rememberEntry, resolveEntries, type RecentEntry } from './recent-items.ts';

const entry = (id: string, changes: Partial<RecentEntry> = {}): RecentEntry => ({
  id,
  kind: 'agent',
  name: id,
  href: id,
  ...changes,
});

describe('recent items', () => {
  it('hold each item once, the newest first, and not without end', () => {
    const two = rememberEntry(rememberEntry([], entry('/agents/a')), entry('/agents/b'));
    expect(rememberEntry(two, entry('/agents/a')).map(({ id }) => id)).toEqual(['/agents/a', '/agents/b']);
    const many = Array.from({ length: 40 }, (_, index) => entry(`/agents/${index}`));
    expect(many.reduce(rememberEntry, [] as readonly RecentEntry[]).length).toBeLessThan(20);
  });

  it('are nothing when the storage was written by something else', () => {
    for (const stored of [null, '', '{', '{}', '[{"id":1}]', JSON.stringify([entry('a', { href: 'javascript:1' })])]) {
      expect(parseEntries(stored)).toEqual([]);
    }
    expect(parseEntries(JSON.stringify([entry('/agents/a')]))).toHaveLength(1);
    expect(parseEntries(JSON.stringify([entry('//elsewhere.example')]))).toEqual([]);
  });

  it('leave out pages that the role may no longer read, and actions that are not offered here', () => {
    const entries = [
      entry('/people?peek=a'),
      entry('/agents/a'),
      entry('agents.create', { kind: 'action', href: undefined }),
    ];
    expect(resolveEntries(entries, [], ['/agents']).map(({ id }) => id)).toEqual(['/agents/a']);
    const offered = {
      id: 'agents.create',
      kind: 'action',
      name: 'Create agent…',
      unavailable: 'no department',
    } as const;
    expect(resolveEntries(entries, [offered], [])).toEqual([offered]);
  });
});
