import { readConfig, type KernelConfig } from './config.ts';
import { startKernel } from './start-kernel.ts';
import { createLogger } from './telemetry/index.ts';

function readConfigOrExit(): KernelConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

const config = readConfigOrExit();
const logger = createLogger(config.logLevel);

try {
  const kernel = await startKernel(config, logger);
  logger.info({ url: kernel.url }, 'kernel ready');
  let stopping = false;
  const stop = () => {
    // A second signal means that waiting is over.
    if (stopping) process.exit(1);
    stopping = true;
    kernel.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error }, 'The kernel did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  logger.fatal({ error }, 'The kernel cannot start');
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
