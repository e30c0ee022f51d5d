import type { LoadJob, LoadMessage } from './load-job.ts';
import { runLoad } from './load-run.ts';

/** The load generator's process: runs one job at a time and reports. Request numbers go on across jobs, so none repeats in a run. */

const numbersPerJob = 1_000_000;
let jobs = 0;

const tell = (message: LoadMessage): void => void process.send?.(message);

process.on('message', (job: LoadJob) => {
  jobs += 1;
  const watch = {
    onWindowOpen: () => tell({ kind: 'windowOpen' }),
    onWindowClose: () => tell({ kind: 'windowClose' }),
  };
  void runLoad(job, jobs * numbersPerJob, watch).then((report) => tell({ kind: 'done', report }));
});
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });
