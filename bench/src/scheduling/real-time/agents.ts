import type { AgentsJob } from './agents-job.ts';
import { runAgents } from './run-agents.ts';

// The clients have a process of their own, so that their work does not delay the servers they measure.
process.on('message', (job: AgentsJob) => {
  void runAgents(job).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit(0));
