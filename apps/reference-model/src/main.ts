import { ConfigError, readConfig } from './config.ts';
import { startReferenceModel } from './start-reference-model.ts';
import { whenParentIsGone } from './when-parent-is-gone.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const server = await startReferenceModel(config.options);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (config.exitWithParent) whenParentIsGone(stop);
  process.stdout.write(`reference-model ready ${server.url}\n`);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || !(error instanceof Error)) {
    return error instanceof Error ? error.message : String(error);
  }
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return 'REFERENCE_MODEL_PORT is taken by another process; choose a free port, or 0 for any.';
  }
  if ('path' in error) return `REFERENCE_MODEL_SERVED_LOG must be a file that can be written: ${error.message}.`;
  return error.message;
}

main().catch((error: unknown) => {
  process.stderr.write(`reference-model: ${explain(error)}\n`);
  process.exit(1);
});
