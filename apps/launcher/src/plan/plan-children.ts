import { join } from 'node:path';
import type { ChildSpecification } from '../supervisor/index.ts';
import {
  demoFleetEnvironment,
  kernelEnvironment,
  referenceModelEnvironment,
  webEnvironment,
} from './child-environments.ts';
import type { Installation } from './installation.ts';
import { urlOf } from './url-of.ts';

const kernelGraceMs = 10_000;
const graceMs = 5_000;
/**
 * MiB of one half of the kernel's young heap. A call's objects live as long as its model works: with Node's 16 many of them outlive two
 * collections and move to the old heap, which is then marked again and again. Collecting took a seventh of a call's processor time
 * (docs/decisions/0002).
 */
const youngHalfMib = 64;

/**
 * Decides which processes an installation consists of, in the order in which they stop: those that ask before those
 * that answer.
 */
export function planChildren(installation: Installation): readonly ChildSpecification[] {
  const { configuration, flags, repository } = installation;
  return [
    ...(configuration.demoFleet ? [demoFleet(installation)] : []),
    ...(flags.web ? [web(installation)] : []),
    {
      name: 'kernel',
      args: [`--max-semi-space-size=${youngHalfMib}`, ...nodeArgs(installation, 'kernel')],
      workingFolder: repository,
      environment: kernelEnvironment(installation),
      readiness: { kind: 'http', url: `${urlOf(installation.kernel)}/readyz` },
      startAfter: 'seed',
      essential: true,
      graceMs: kernelGraceMs,
    },
    ...referenceModel(installation),
  ];
}

function demoFleet(installation: Installation): ChildSpecification {
  return {
    name: 'demo-fleet',
    args: nodeArgs(installation, 'demo-fleet'),
    workingFolder: installation.repository,
    environment: demoFleetEnvironment(installation),
    readiness: { kind: 'alive', forMs: 2_000 },
    startAfter: 'ready',
    essential: false,
    graceMs,
  };
}

function web(installation: Installation): ChildSpecification {
  const { repository, flags, web: address } = installation;
  const next = join(repository, 'node_modules', 'next', 'dist', 'bin', 'next');
  return {
    name: 'web',
    args: [next, flags.watch ? 'dev' : 'start', '-p', String(address.port), '-H', address.host],
    workingFolder: join(repository, 'apps', 'web'),
    environment: webEnvironment(installation),
    readiness: { kind: 'http', url: urlOf(address) },
    startAfter: 'database',
    essential: true,
    graceMs,
  };
}

function referenceModel(installation: Installation): readonly ChildSpecification[] {
  const address = installation.referenceModel;
  if (address === undefined) return [];
  return [
    {
      name: 'reference-model',
      args: nodeArgs(installation, 'reference-model'),
      workingFolder: installation.repository,
      environment: referenceModelEnvironment(installation, address.port),
      readiness: { kind: 'http', url: `${urlOf(address)}/v1/models` },
      startAfter: 'database',
      essential: true,
      graceMs,
    },
  ];
}

function nodeArgs({ repository, flags }: Installation, app: string): readonly string[] {
  return [...(flags.watch ? ['--watch'] : []), join(repository, 'apps', app, 'src', 'main.ts')];
}
