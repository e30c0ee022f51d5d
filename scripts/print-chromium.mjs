// Prints the path of a Chromium that starts here, and installs one where there is none. For programs that drive a
// browser and are not part of `npm test`: the screenshots and the bench of the console.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFailure } from './prepare/index.mjs';
import { findChromium } from './testing/index.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  process.stdout.write(`${await findChromium(root, process.execPath)}\n`);
} catch (error) {
  process.stderr.write(describeFailure(error));
  process.exitCode = 1;
}
