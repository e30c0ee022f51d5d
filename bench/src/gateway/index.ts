export { gatewayBench } from './gateway-bench.ts';
