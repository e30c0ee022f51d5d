import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournalEntry } from '@agent-os/db';
import { describe, expect, test } from 'vitest';
import { LocalJournal } from './index.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'journal-'));

describe('the local journal', () => {
  test('gives the next process every line of the one before, in order', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    before.append('{"a":1}');
    before.append('{"a":2}');
    const after = new LocalJournal(folder);
    expect(after.readEarlierLines()).toEqual(['{"a":1}', '{"a":2}']);
    after.deleteEarlier();
    expect(new LocalJournal(folder).readEarlierLines()).toEqual([]);
  });

  test('a line torn by a crash is skipped, not fatal', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    before.append('{"kind":"intent","id":"call_1","reservedNanoUsd":null}');
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ''), '{"kind":"inte');
    const entries = new LocalJournal(folder).readEarlierLines().map(readJournalEntry);
    expect(entries.map((entry) => entry?.kind)).toEqual(['intent', undefined]);
  });

  test('a clean stop leaves no file behind', () => {
    const folder = newFolder();
    const journal = new LocalJournal(folder);
    journal.acknowledge(journal.append('{}'));
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('remembers when the replica started last', () => {
    const folder = newFolder();
    expect(new LocalJournal(folder).readLastStart()).toBeUndefined();
    new LocalJournal(folder).writeLastStart(1_795_240_000_000);
    expect(new LocalJournal(folder).readLastStart()).toBe(1_795_240_000_000);
  });
});
