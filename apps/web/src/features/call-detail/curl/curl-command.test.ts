import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlCommand, quoteForShell } from './index.ts';

/** What a program gets that is called with the words, as JSON; standard input comes last. */
const program = `
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', () => process.stdout.write(JSON.stringify([...process.argv.slice(1), Buffer.concat(chunks).toString()])));`;

const folder = mkdtempSync(join(tmpdir(), 'curl-command-'));

/** Runs the command with a `curl` that prints its words. */
function runCurl(command: string): readonly string[] {
  const shim = `curl() { "$NODE" -e "$PROGRAM" -- "$@"; }\n`;
  const environment = {
    NODE_ENV: 'test' as const,
    NODE: process.execPath,
    PROGRAM: program,
    OPENAI_BASE_URL: 'https://kernel.example/v1',
    OPENAI_API_KEY: 'from-the-environment',
    ANTHROPIC_BASE_URL: 'https://kernel.example',
    ANTHROPIC_API_KEY: 'from-the-environment',
  };
  const script = join(folder, 'script.sh');
  writeFileSync(script, shim + command);
  const output = execFileSync('/bin/sh', [script], { env: environment, encoding: 'utf8', input: '' });
  return JSON.parse(output) as readonly string[];
}

describe('a text quoted for the shell', () => {
  it('arrives as it was, whatever stands in it', () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(`'`, `''`, `"`, '$HOME', '$(id)', '`id`', '\\', `\\'`, '!', '\n', '*', '~', ';', '&', '--'),
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        // No argument of any program can hold this one.
        const text = parts.join('').replaceAll('\0', '');
        const printed = execFileSync('/bin/sh', ['-c', `printf %s ${quoteForShell(text)}`], { encoding: 'utf8' });
        expect(printed).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('copy as curl', () => {
  const body = `{"messages":[{"role":"user","content":"It's $HOME \`id\` \\"quoted\\"\\n@file"}]}`;

  it('calls the same path with the same bytes, and takes the key from the environment', () => {
    const words = runCurl(curlCommand('openai.chat', body, `run-1'; exit 1; '`));
    expect(words).toEqual([
      'https://kernel.example/v1/chat/completions',
      '-H',
      'Authorization: Bearer from-the-environment',
      '-H',
      'Content-Type: application/json',
      '-H',
      `X-Agent-Run: run-1'; exit 1; '`,
      '--data-raw',
      body,
      '',
    ]);
  });

  it('sends a long body by standard input', () => {
    const long = `${body.slice(0, -1)}, "END_OF_BODY": "${'x'.repeat(150_000)}\nEND_OF_BODY\n"}`;
    const words = runCurl(curlCommand('anthropic.messages', long, null));
    expect(words.at(-1)).toBe(`${long}\n`);
    expect(words).toContain('x-api-key: from-the-environment');
    expect(words[0]).toBe('https://kernel.example/v1/messages');
  });
});
