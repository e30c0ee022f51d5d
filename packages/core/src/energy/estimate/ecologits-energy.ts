/** What is known of a request whose energy is to be reckoned from the size of its model. */
export interface SizedRequest {
  /** Parameters that work on each token, and all that are kept in memory, in billions. */
  readonly activeBillions: number;
  readonly totalBillions: number;
  readonly outputTokens: number;
  /** How long it took, where that was measured. */
  readonly secondsMax?: number | undefined;
  readonly pue: number;
}

const batch = 64;
const alpha = 1.1665273170451914e-6;
const beta = -0.011205921025579175;
const gamma = 4.052928146734005e-5;
const secondsPerParameter = 0.0006785088094353663;
const secondsPerRequest = 0.0003119310311688259;
const secondsPerToken = 0.019473717579473387;
const bytesPerParameter = 2;
const memoryMargin = 1.2;
const gigabytesPerGpu = 80;
const gpusPerServer = 8;
const serverWatts = 1_200;

/**
 * The formula of EcoLogits 0.9.1 (`impacts/llm.py`): sixteen-bit numbers on H100 at a batch of 64; of the output alone, without idle
 * machines. In watt-hours.
 */
export function ecologitsEnergy(request: SizedRequest): {
  readonly gpus: number;
  readonly gpuWattHours: number;
  readonly serverWattHours: number;
  readonly wattHours: number;
} {
  const { activeBillions, totalBillions, outputTokens, secondsMax, pue } = request;
  const gpuWattHours = outputTokens * (alpha * Math.exp(beta * batch) * activeBillions + gamma);
  const perToken = secondsPerParameter * activeBillions + secondsPerRequest * batch + secondsPerToken;
  const seconds = Math.min(outputTokens * perToken, secondsMax ?? Number.POSITIVE_INFINITY);
  const gigabytes = memoryMargin * totalBillions * bytesPerParameter;
  const gpus = 2 ** Math.max(0, Math.ceil(Math.log2(gigabytes / gigabytesPerGpu)));
  const serverWattHours = (((seconds / 3600) * serverWatts * gpus) / gpusPerServer) * (1 / batch);
  return { gpus, gpuWattHours, serverWattHours, wattHours: pue * (serverWattHours + gpus * gpuWattHours) };
}
