import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCredentials } from './credentials.ts';
import { installationFrom } from './installation.ts';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'agent-os-cli-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const read = () => readCredentials(installationFrom({ AGENT_OS_HOME: home }, undefined, '/'));
const write = (content: string) => writeFileSync(join(home, 'credentials.json'), content);

describe('the credentials of an installation', () => {
  test('give the admin token', () => {
    write(JSON.stringify({ organisation: 'o', users: [], agents: [], adminToken: 'aos_admin_1' }));
    expect(read()).toStrictEqual({ adminToken: 'aos_admin_1' });
  });

  test('that are missing, damaged or without a token are a sentence with what to do', () => {
    expect(read).toThrow(/run npm start once/);
    write('{');
    expect(read).toThrow(/restore it/);
    write(JSON.stringify({ organisation: null, adminToken: null }));
    expect(read).toThrow(/holds no adminToken/);
  });
});
