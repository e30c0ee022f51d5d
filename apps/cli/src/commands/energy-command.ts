import { Option, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { KernelClient } from '../kernel/index.ts';
import { formatTable, formatTime } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';

type SetCapInput = Parameters<KernelClient['energy']['setCap']['mutate']>[0];

interface CapOptions {
  readonly pool?: string;
  readonly device?: string;
  readonly percent?: string;
  readonly watts?: string;
  readonly from?: string;
  readonly hours: string;
  readonly reason: string;
}

/** energy: what devices draw, and what they may. */
export function addEnergyCommand(program: Command, context: CommandContext): void {
  const energy = program.command('energy').description('what devices draw, and what they may');
  energy
    .command('devices', { isDefault: true })
    .description('list devices with what they draw now')
    .action((_options: object, command: Command) => listDevices(command, context));
  energy
    .command('cap')
    .description('lower what may be drawn for a time; of several caps the strictest counts')
    .addOption(new Option('--pool <name>', 'of this pool only').conflicts('device'))
    .option('--device <name>', 'of this device only')
    .addOption(new Option('--percent <less>', 'so many percent less than usual').conflicts('watts'))
    .option('--watts <watts>', 'at most so many watts')
    .option('--from <time>', 'from then on, such as 2026-07-01T18:00Z; left out: from now')
    .option('--hours <hours>', 'for so many hours', '3')
    .requiredOption('--reason <why>', 'why: it is in the audit')
    .action((options: CapOptions, command: Command) => setCap(options, command, context));
  energy
    .command('lift <cap>')
    .description('end a cap before its time')
    .requiredOption('--reason <why>', 'why: it is in the audit')
    .action((capId: string, { reason }: { reason: string }, command: Command) =>
      liftCap(capId, reason, command, context),
    );
}

async function listDevices(command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const [{ items }, caps] = await Promise.all([kernel.energy.devices.query(), kernel.energy.caps.query()]);
  const active = items.filter(({ state }) => state === 'active');
  const rows = active.map(({ name, kind, pool, meter, now, simulated, peakMilliwatts }) => [
    name,
    kind,
    pool.slug,
    now.milliwatts === null ? '' : `${now.basis === 'estimated' ? '~' : ''}${wattsOf(now.milliwatts)}`,
    wattsOf(peakMilliwatts),
    `${meter.kind}${simulated ? ', simulated' : ''}`,
    now.problem ?? '',
  ]);
  const held = caps.items.filter(({ state }) => state === 'in_force' || state === 'to_come');
  const capRows = held.map(({ id, scopeName, cut, from, until, reason }) => [
    id,
    scopeName,
    cut.kind === 'percent' ? `${cut.percent} % less` : `at most ${wattsOf(cut.milliwatts)} W`,
    formatTime(from),
    formatTime(until),
    reason,
  ]);
  const lines = [
    ...(rows.length === 0
      ? ['There are no devices: register one in the console under Energy.']
      : formatTable(['Device', 'Kind', 'Pool', '#W now', '#W at most', 'Meter', 'Problem'], rows)),
    ...(rows.some(([, , , now]) => now?.startsWith('~') === true) ? ['~: estimated, no meter shows it.'] : []),
    ...(capRows.length === 0 ? [] : ['', ...formatTable(['Cap', 'Of', 'Cut', 'From', 'Until', 'Reason'], capRows)]),
  ];
  printResult(command, context, { devices: active, caps: held, pools: caps.pools }, lines);
}

async function setCap(options: CapOptions, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const hours = Number(options.hours);
  if (!(hours > 0)) throw new CliError('--hours takes a number above 0, such as 3 or 0.5.');
  const made = await kernel.energy.setCap.mutate({
    scope: await scopeOf(kernel, options),
    cut: cutOf(options),
    from: momentOf(options.from),
    forMs: Math.round(hours * 3_600_000),
    reason: options.reason,
  });
  const from = made.state === 'to_come' ? ` from ${formatTime(made.from)}` : '';
  const until = formatTime(made.until);
  printResult(command, context, made, [
    `${made.id}: ${made.scopeName}${from} until ${until}. End it before by energy lift ${made.id}.`,
  ]);
}

async function liftCap(capId: string, reason: string, command: Command, context: CommandContext): Promise<void> {
  const kernel = kernelOf(command, context);
  const { items } = await kernel.energy.caps.query();
  const known = items.find(({ id, state }) => id === capId && (state === 'in_force' || state === 'to_come'));
  if (known === undefined) throw new CliError(`No cap ${capId} is in force or to come: see energy.`);
  const lifted = await kernel.energy.liftCap.mutate({ capId, reason });
  printResult(command, context, lifted, [`The cap of ${lifted.scopeName} is lifted.`]);
}

function cutOf({ percent, watts }: CapOptions): SetCapInput['cut'] {
  if (percent !== undefined) return { kind: 'percent', percent: numberOf('--percent', percent) };
  if (watts === undefined) throw new CliError('Give --percent 25 or --watts 2000: how much less.');
  return { kind: 'limit', milliwatts: Math.round(numberOf('--watts', watts) * 1_000) };
}

/** In ms since 1970; null for now. */
function momentOf(from: string | undefined): number | null {
  if (from === undefined) return null;
  const ms = Date.parse(from);
  if (Number.isNaN(ms)) throw new CliError('--from takes a time such as 2026-07-01T18:00Z.');
  return ms;
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new CliError(`${option} takes a number, not ${text}.`);
  return value;
}

async function scopeOf(kernel: KernelClient, { pool, device }: CapOptions): Promise<SetCapInput['scope']> {
  if (pool === undefined && device === undefined) return { kind: 'organisation' };
  const { items } = await kernel.energy.devices.query();
  const active = items.filter(({ state }) => state === 'active');
  const found = active.find(({ name, pool: { slug } }) => (device === undefined ? slug === pool : name === device));
  if (found === undefined) {
    throw new CliError(`No device is registered under ${device ?? pool ?? ''}: see energy devices.`);
  }
  return device === undefined ? { kind: 'pool', id: found.pool.id } : { kind: 'device', id: found.id };
}

const wattsOf = (milliwatts: number): string => String(Math.round(milliwatts / 100) / 10);
