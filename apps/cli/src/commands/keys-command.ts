import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';
import { formatTable, formatTime } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

/** keys: list, create and revoke the keys of an agent. */
export function addKeysCommand(program: Command, context: CommandContext): void {
  const keys = program
    .command('keys')
    .description('the keys of an agent: list them, create one, revoke one')
    .argument('<agent-slug>', 'the agent whose keys to list')
    .action((slug: string, _options: object, command: Command) => listKeys(slug, command, context));
  keys
    .command('create')
    .description('create a key and print it; it is shown this once only')
    .argument('<agent-slug>', 'the agent that will use the key')
    .requiredOption('--name <name>', 'what the key is for')
    .action((slug: string, { name }: { name: string }, command: Command) => createKey(slug, name, command, context));
  keys
    .command('revoke')
    .description('revoke a key: calls with it are refused from then on')
    .argument('<key-id>', 'the id that the list of keys shows')
    .action((keyId: string, _options: object, command: Command) => revokeKey(keyId, command, context));
}

async function listKeys(slug: string, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const keys = await kernel.keys.list.query({ agentId: await agentIdOf(kernel, slug) });
  const rows = keys.map((key) => [
    key.id,
    key.name,
    `…${key.lastFour}`,
    stateOf(key, Date.now()),
    formatTime(key.createdAt),
    formatTime(key.lastUsedAt),
  ]);
  const hint = `${slug} has no keys: create one with "keys create ${slug} --name <name>".`;
  const lines =
    keys.length === 0 ? [hint] : formatTable(['Key', 'Name', 'Ends in', 'State', 'Created', 'Last used'], rows);
  printResult(command, context, keys, lines);
}

async function createKey(slug: string, name: string, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const created = await kernel.keys.create.mutate({ agentId: await agentIdOf(kernel, slug), name });
  printResult(command, context, created, [created.secret]);
  context.terminal.note(`The key ${created.key.id} of ${slug} is shown this once only: keep it now.`);
}

async function revokeKey(keyId: string, command: Command, context: CommandContext): Promise<void> {
  const key = await kernelOf(command, context).keys.revoke.mutate({ keyId });
  printResult(command, context, key, [`The key ${key.id} (${key.name}) is revoked.`]);
}

async function agentIdOf(kernel: KernelClient, slug: string): Promise<string> {
  const agents = await kernel.agents.list.query();
  const agent = agents.find((candidate) => candidate.slug === slug);
  if (agent === undefined) throw new CliError(`There is no agent ${slug}: the command "agents" lists them.`);
  return agent.id;
}

function stateOf(key: { revokedAt: number | null; expiresAt: number | null }, nowMs: number): string {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt === null) return 'active';
  return key.expiresAt <= nowMs ? 'expired' : `active until ${formatTime(key.expiresAt)}`;
}
