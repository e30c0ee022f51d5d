export {
  findFreePort,
  forkModule,
  nextMessage,
  startService,
  stopProcess,
  waitUntilReady,
  type Service,
} from './child-processes.ts';
export { readCpuTimes, readMachineCpuMs, type ProcessTree } from './cpu-time.ts';
