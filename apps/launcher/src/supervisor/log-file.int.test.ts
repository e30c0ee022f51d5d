import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LogFile } from './log-file.ts';

it('a log begins anew at each start and when it is full, and keeps three older ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-os-log-'));
  const path = join(folder, 'kernel.log');
  for (const start of ['first', 'second', 'third', 'fourth']) {
    const log = new LogFile(path, 12);
    log.write(Buffer.from(start));
    log.close();
  }
  const full = new LogFile(path, 12);
  full.write(Buffer.from('123456789'));
  full.write(Buffer.from('abcdef'));
  full.close();
  const contents = ['', '.1', '.2', '.3'].map((age) => readFileSync(`${path}${age}`, 'utf8'));
  expect(contents).toStrictEqual(['abcdef', '123456789', 'fourth', 'third']);
  expect(existsSync(`${path}.4`)).toBe(false);
  rmSync(folder, { recursive: true });
});
