export { createUpstreamProbe } from './upstream-probe.ts';
