import { joinFigures } from '@agent-os/core/fleet';
import type { Command } from 'commander';
import { formatTable, formatTime, formatUsd } from '../output/index.ts';
import { kernelOf, printResult, type CommandContext } from './command-context.ts';
import { startOfDay } from './start-of-day.ts';

/** agents: the registry with what each agent did today. */
export function addAgentsCommand(program: Command, context: CommandContext): void {
  program
    .command('agents')
    .description('all agents, their state and what each did today')
    .action(async (_options: object, command: Command) => {
      const kernel = kernelOf(command, context);
      const [registry, figures] = await Promise.all([
        kernel.agents.list.query(),
        kernel.agents.figures.query({ dayStart: startOfDay(new Date()) }),
      ]);
      const agents = joinFigures(registry, figures);
      const rows = agents.map((agent) => [
        agent.slug,
        agent.department.name,
        agent.state,
        String(agent.runningNow),
        String(agent.callsToday),
        String(agent.failedToday),
        agent.costTodayNanoUsd === null ? '–' : formatUsd(BigInt(agent.costTodayNanoUsd)),
        formatTime(agent.lastCallAt),
      ]);
      const columns = [
        'Agent',
        'Department',
        'State',
        '#Running',
        '#Calls today',
        '#Failed',
        '#USD today',
        'Last call',
      ];
      const lines =
        agents.length === 0 ? ['There are no agents yet: create one in the console.'] : formatTable(columns, rows);
      printResult(command, context, agents, lines);
    });
}
