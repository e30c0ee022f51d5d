import { TRPCClientError } from '@trpc/client';
import { CliError } from '../cli-error.ts';
import type { Installation } from '../configuration/index.ts';
import { causeCodeOf } from './connection-loss.ts';

/** Turns whatever a command threw into the sentence that a person reads. */
export function explainFailure(error: unknown, installation: Installation | undefined): string {
  if (error instanceof CliError) return error.message;
  if (!(error instanceof TRPCClientError) || installation === undefined) {
    return error instanceof Error ? error.message : String(error);
  }
  const { kernelUrl, credentialsFile } = installation;
  const data: unknown = error.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  if (code === 'UNAUTHORIZED') {
    return `The kernel at ${kernelUrl} does not accept the adminToken of ${credentialsFile}: set AGENT_OS_HOME to the folder of that installation.`;
  }
  if (code !== undefined) return error.message;
  const reason = causeCodeOf(error) ?? error.cause?.name;
  return reason === 'SyntaxError'
    ? `${kernelUrl} answers, but is not a kernel of Agent OS: give the right address with --kernel.`
    : `The kernel at ${kernelUrl} does not answer (${reason ?? error.message}): run npm start, or give its address with --kernel.`;
}
