import type { Command } from 'commander';
import { formatTable, formatUsd } from '../output/index.ts';
import { installationOf, kernelOf, printResult, type CommandContext } from './command-context.ts';
import { startOfDay } from './start-of-day.ts';

/** status: is the kernel there, how many agents has it, what runs, what did today bring. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command('status')
    .description('whether the kernel answers, its agents, what runs, and today so far')
    .action(async (_options: object, command: Command) => {
      const { kernelUrl } = installationOf(command, context);
      const overview = await kernelOf(command, context).overview.get.query({ dayStart: startOfDay(new Date()) });
      const { agents, runningNow, waitingNow, callsToday, failedToday, costTodayNanoUsd, withoutCostToday } = overview;
      const unknown = withoutCostToday === 0 ? '' : `, without ${withoutCostToday} calls of unknown cost`;
      const value = {
        kernel: kernelUrl,
        reachable: true,
        asOf: overview.asOf,
        agents,
        runningNow,
        waitingNow,
        today: { calls: callsToday, failed: failedToday, costNanoUsd: costTodayNanoUsd, withoutCost: withoutCostToday },
      };
      const [, ...lines] = formatTable(
        ['', ''],
        [
          ['Kernel', kernelUrl],
          ['Agents', `${agents.total}: ${agents.active} active, ${agents.suspended} suspended`],
          ['Now', `${runningNow} running, ${waitingNow} waiting`],
          ['Today', `${callsToday} calls, ${failedToday} failed`],
          ['Cost today', `USD ${formatUsd(BigInt(costTodayNanoUsd))}${unknown}`],
        ],
      );
      printResult(command, context, value, lines);
    });
}
