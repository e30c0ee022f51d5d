import { describe, expect, it } from 'vitest';
import type { PaletteItem } from './palette-item.ts';
import { fittingItems, groupItems, rankOf, type PaletteSources } from './rank-items.ts';

const item = (name: string, changes: Partial<PaletteItem> = {}): PaletteItem => ({
  id: name,
  kind: 'page',
  name,
  ...changes,
});
const nothing: PaletteSources = { recent: [], pageActions: [], pages: [], globalActions: [], found: [] };
const names = (sources: Partial<PaletteSources>, text: string) =>
  groupItems({ ...nothing, ...sources }, text).flatMap(({ items }) => items.map(({ name }) => name));

describe('the rank of an item', () => {
  it('falls from the whole name to words anywhere', () => {
    const ranks = ['agents', 'age', 'gents', 'nts', 'hired'].map((text) =>
      rankOf(item('Agents', { words: 'hired' }), text),
    );
    expect(ranks).toEqual([0, 1, 3, 3, 4]);
    expect(rankOf(item('risk-scorer'), 'scor')).toBe(2);
    expect(rankOf(item('Agents'), 'calls')).toBeUndefined();
  });

  it('takes words in any order, also those of the note', () => {
    expect(rankOf(item('Create agent…', { note: 'opens a form' }), 'agent create')).toBe(4);
    expect(rankOf(item('Create agent…', { note: 'opens a form' }), 'form create')).toBe(4);
  });
});

it('keeps of the lines found for an earlier text those that fit the present one', () => {
  const found = [item('peek-a-27'), item('palette-d5'), item('risk', { note: 'Palette desk' })];
  expect(fittingItems(found, ' Palette ').map(({ name }) => name)).toEqual(['palette-d5', 'risk']);
  expect(fittingItems(found, 'p')).toEqual(found);
});

describe('the palette without text', () => {
  it('shows what was used last first, and each item once', () => {
    const groups = groupItems(
      { ...nothing, recent: [item('Calls')], pageActions: [item('Export')], pages: [item('Agents'), item('Calls')] },
      '  ',
    );
    expect(groups.map(({ value, items }) => [value, ...items.map(({ name }) => name)])).toEqual([
      ['Recent', 'Calls'],
      ['On this page', 'Export'],
      ['Go to', 'Agents'],
    ]);
  });
});

describe('the palette with text', () => {
  it('puts the better fit first, and of equals the recent one', () => {
    const sources = { recent: [item('Agent b')], pages: [item('Agents'), item('Change agent')] };
    expect(names(sources, 'agent')).toEqual(['Agent b', 'Agents', 'Change agent']);
    expect(names(sources, 'agents')).toEqual(['Agents']);
  });

  it('keeps what the kernel found below, in its order and without what is listed already', () => {
    const found = [item('risk-scorer'), item('asterisk'), item('risk')];
    expect(names({ recent: [item('risk')], found }, 'risk')).toEqual(['risk', 'risk-scorer', 'asterisk']);
  });

  it('shows an action that cannot run now with its reason', () => {
    const stop = item('Suspend agent…', { unavailable: 'already suspended' });
    const [group] = groupItems({ ...nothing, pageActions: [stop] }, 'suspend');
    expect(group?.items[0]?.unavailable).toBe('already suspended');
  });
});
