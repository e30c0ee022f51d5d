import { readSeedConfiguration } from './seed-configuration.ts';
import { seed } from './seed.ts';

try {
  await seed(readSeedConfiguration(process.env), Date.now());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
