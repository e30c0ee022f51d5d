import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { clearRound } from '@agent-os/core/market';
import {
  averageDailyCost,
  budgetsChannel,
  configurationChannel,
  createDatabase,
  listen,
  loadOrganisationSnapshot,
  newId,
  slotsChannel,
} from '@agent-os/db';
import { PostgresBudgetLeases } from './adapters/budget-leases/index.ts';
import { IntentTrainerThread } from './adapters/intent-trainer/index.ts';
import { SentenceThread } from './adapters/sentences/index.ts';
import { CallRecorder, LocalJournal, recoverCalls, WriterThread } from './adapters/journal/index.ts';
import { noMail, SmtpMail } from './adapters/mail/index.ts';
import { createMeters } from './adapters/meters/index.ts';
import { UpstreamClient } from './adapters/models/index.ts';
import { PayloadRecorder, PayloadThread } from './adapters/payloads/index.ts';
import { loadTokenCounter } from './adapters/tokens/index.ts';
import { PostgresSlotLeases } from './adapters/slot-leases/index.ts';
import { createUpstreamProbe, guardedConnect } from './adapters/upstream-probe/index.ts';
import { registerApi, type ApiDependencies } from './api/index.ts';
import type { KernelConfig } from './config.ts';
import { DirectoryLoader, OrganisationDirectory } from './directory/index.ts';
import { receiveCalls, registerGateway, registerOpenApi, registerWebhooks } from './gateway/index.ts';
import { createKernelServer } from './kernel-server.ts';
import { LiveKernel, type NotedRefusal } from './live/index.ts';
import { BudgetLeaseLoop } from './loops/budget-leases/index.ts';
import { startDispatcher } from './loops/dispatch/index.ts';
import { AnswerCacheSweeper, CallReaper, KeyUseRecorder, startUpkeep } from './loops/index.ts';
import { startEnergy } from './loops/energy/index.ts';
import { DailyCosts, FindingRecorder, LoopWatch } from './loops/loop-watch/index.ts';
import { MarketLoop } from './loops/market/index.ts';
import { startPower } from './loops/power/index.ts';
import { ReportLoop } from './loops/reports/index.ts';
import { SlotLeaseLoop } from './loops/slot-leases/index.ts';
import { roundsInDatabase } from './market/index.ts';
import { createFirstProvider } from './seed/index.ts';
import { AfterAnswers, AnswerCache, AnswerReuse, ModelRouter, NamedRequests } from './pipeline/index.ts';
import { openSecret, printUser } from './secrets/index.ts';
import { startTasks } from './start-tasks.ts';
import { KernelMetrics, type Logger } from './telemetry/index.ts';

/** Calls that Postgres has not taken yet, above which new ones are refused. */
const backlogMax = 20_000;
/**
 * Connections that may wait to be accepted; the system allows no more than its own bound (Linux: 4,096). With Node's 511 a crowd of
 * 1,000 agents that begins at once has connections dropped, and each tries again after 1, 3, 7 s (bench scheduling, open).
 */
const connectionBacklog = 4_096;
/** To a provider. */
const connectTimeoutMs = 10_000;
/** How long calls in flight may go on after a stop was asked for. */
const stopGraceMs = 8_000;
const stopPollMs = 20;

export interface RunningKernel {
  readonly url: string;
  /** Takes no new calls, lets those in flight end, writes everything down, closes. */
  stop(): Promise<void>;
}

/** Composition root: builds every part from the configuration and opens the doors once the past is made whole. */
export async function startKernel(config: KernelConfig, logger: Logger): Promise<RunningKernel> {
  const onConnectionError = (error: Error) => logger.warn({ error }, 'A connection to Postgres was lost');
  const database = createDatabase({ url: config.databaseUrl, applicationName: 'agent-os-kernel', onConnectionError });
  await database.assertLeastPrivilege();
  const writer = new WriterThread(config.databaseUrl, onConnectionError);
  const journal = new LocalJournal(config.journalFolder);
  const findOpenCalls = (receivedFrom: Date | undefined) =>
    database.lookups.findOpenCalls(config.replicaId, receivedFrom);
  const recovered = await recoverCalls(journal, writer, findOpenCalls, Date.now());
  if (recovered.interrupted > 0) logger.warn(recovered, 'Calls that the last stop interrupted are settled');

  const metrics = new KernelMetrics();
  const directory = new OrganisationDirectory();
  const answerCache = new AnswerCache();
  const namedRequests = new NamedRequests();
  metrics.observeAnswerCache(() => answerCache.bytes + namedRequests.bytes);
  const nowMs = (): number => performance.now();
  const leases = new SlotLeaseLoop({
    store: new PostgresSlotLeases(database, config.replicaId),
    replica: config.replicaId,
    outlivesStore: !config.isReplicaNamed,
    pools: () => dispatcher,
    newSession: () => randomUUID(),
    nowMs,
    epochMs: () => Date.now(),
    logger,
  });
  const budgets = new BudgetLeaseLoop({
    store: new PostgresBudgetLeases(database, config.replicaId),
    kernel: leases,
    outlivesStore: !config.isReplicaNamed,
    nowMs,
    epochMs: () => Date.now(),
    logger,
  });
  const dispatcher = startDispatcher(metrics, leases);
  const router = new ModelRouter((poolId) => dispatcher.find(poolId)?.pause.untilMs, nowMs);
  const findings = new FindingRecorder(database, logger);
  const loops = new LoopWatch({
    recorder: findings,
    dailyCosts: new DailyCosts((organisationId, agentId, atMs) =>
      database.withTenant(organisationId, (tx) => averageDailyCost(tx, agentId, atMs)),
    ),
    newFindingId: (atMs) => newId('lpf', Math.floor(atMs)),
    logger,
    epochMs: () => Date.now(),
  });
  const sentences = new SentenceThread({
    nowMs,
    count: (outcome) => metrics.scheduler.countSentence(outcome),
    onDeath: (error) => logger.error({ error }, 'What reads sentences has stopped; it starts again with the next text'),
  });
  const power = startPower({
    database,
    directory,
    dispatcher,
    // All kernels begin and end a cap at the same moment, whatever becomes of their own clocks.
    epochMs: () => leases.storeEpochMs(),
    metrics,
    logger,
  });
  const loader = new DirectoryLoader(
    directory,
    {
      listOrganisationIds: () => database.lookups.listOrganisationIds(),
      loadSnapshot: (organisationId) => loadOrganisationSnapshot(database, organisationId),
    },
    (organisationId, providerId, sealed) => openSecret(sealed, { organisationId, providerId }, config.masterKey),
    logger,
    // A pool whose settings change must not wait for its next call, nor must an answer that is no longer to be kept.
    (organisation) => {
      leases.configured(organisation);
      budgets.configured(organisation);
      // Streams under such a budget are ended where it ends.
      if (organisation.limitsCalls) void loadTokenCounter();
      dispatcher.tools.configure(organisation.id, [...organisation.toolLimits.values()]);
      dispatcher.reconfigure(organisation.poolsById.values());
      power.apply(organisation);
      answerCache.apply(organisation);
      loops.apply(organisation);
      if (organisation.intent.classifier?.reads === 'sentences') sentences.warm();
    },
  );
  const reloadInBackground = (reload: Promise<void>) =>
    reload.catch((error: unknown) => logger.error({ error }, 'The configuration could not be read again'));
  const listener = await listen(
    config.databaseUrl,
    configurationChannel,
    (organisationId) => void reloadInBackground(loader.reload(organisationId)),
    { onReconnect: () => void reloadInBackground(loader.loadAll()), onConnectionError },
  );
  await loader.loadAll();
  const slotsListener = await listen(config.databaseUrl, slotsChannel, (payload) => leases.announced(payload), {
    onConnectionError,
  });
  // Before the doors open: a kernel that is alone has every slot when its first call comes.
  await leases.start();
  const budgetsListener = await listen(config.databaseUrl, budgetsChannel, (payload) => budgets.announced(payload), {
    onConnectionError,
  });
  await budgets.start();

  const recorder = new CallRecorder(writer, journal, logger);
  const payloads = new PayloadRecorder({
    sink: new PayloadThread({ databaseUrl: config.databaseUrl, masterKey: config.masterKey }),
    metrics,
    logger,
    epochMs: () => Date.now(),
  });
  const upstream = new UpstreamClient(guardedConnect(config.allowPrivateUpstreams, connectTimeoutMs));
  const keyUse = new KeyUseRecorder(writer, logger);
  const live = new LiveKernel(
    directory,
    { dispatcher, router },
    metrics,
    (organisationId) => loader.reload(organisationId),
    () => payloads.flush(),
  );
  const { replicaId, energyPeriodMs: periodMs } = config;
  const meters = createMeters({ allowPrivate: config.allowPrivateUpstreams, epochMs: () => Date.now() });
  const energy = startEnergy({ database, directory, dispatcher, meters, replicaId, periodMs, logger });
  let accepting = true;
  const gateway = {
    directory,
    recorder,
    payloads,
    budgets,
    dispatcher,
    router,
    metrics,
    logger,
    upstream,
    observer: energy.observe(live),
    afterAnswers: new AfterAnswers(recorder, logger),
    reuse: new AnswerReuse(answerCache),
    namedRequests,
    loops,
    sentences,
    replicaId,
    nowMs,
    epochMs: () => Date.now(),
    jitter: () => Math.random(),
    bodyBytesMax: config.bodyBytesMax,
    backlogMax,
    acceptsCalls: () => accepting,
    printUser: (organisationId: string, name: string) => printUser(organisationId, name, config.masterKey),
    keyUsed: (organisationId: string, keyId: string) => keyUse.used(organisationId, keyId),
    noteRefusal: (refusal: NotedRefusal) => live.noteRefusal(refusal),
  };
  const checks = { ping: () => database.ping(), acceptsCalls: () => accepting };
  const server = createKernelServer(logger, metrics, checks, receiveCalls(gateway), config.metricsToken);
  registerOpenApi(server);
  registerGateway(server, gateway);
  const surroundings = { databaseUrl: config.databaseUrl, logger, onConnectionError };
  const tasks = await startTasks(server, { ...gateway, database }, surroundings);
  registerWebhooks(server, { ...gateway, database, masterKey: config.masterKey });
  const mail = config.mail === undefined ? noMail : new SmtpMail(config.mail);
  const apiDependencies: ApiDependencies = {
    database,
    serviceSecret: config.serviceSecret,
    masterKey: config.masterKey,
    clock: { nowMs: () => Date.now() },
    random: { newId: (prefix) => newId(prefix, Date.now()), bytes: (count) => randomBytes(count) },
    kernelState: live,
    intentTrainer: new IntentTrainerThread(),
    sentences,
    upstreamProbe: createUpstreamProbe(config.allowPrivateUpstreams),
    prepareFirstProvider: createFirstProvider(config.firstUpstream, config.masterKey, { nowMs: () => Date.now() }),
    mail,
    consoleUrl: config.consoleUrl,
    log: logger,
  };
  registerApi(server, apiDependencies);
  const reports = new ReportLoop(apiDependencies);
  reports.start();
  keyUse.start();
  const answerSweeper = new AnswerCacheSweeper(answerCache, namedRequests, directory, nowMs);
  answerSweeper.start();
  const reaper = new CallReaper({
    calls: () => live.calls(),
    nowMs,
    epochMs: () => Date.now(),
  });
  reaper.start();
  const upkeep = startUpkeep(database, directory, logger);
  const market = new MarketLoop({
    rounds: roundsInDatabase({ database, clear: clearRound, replicaId, nowMs }),
    directory,
    dispatcher,
    recorder: power.recorder,
    nowMs,
    epochMs: () => Date.now(),
    logger,
  });
  market.start();
  const url = await server.listen({ host: config.host, port: config.port, backlog: connectionBacklog });
  return {
    url,
    stop: async () => {
      accepting = false;
      sentences.close();
      tasks.wakeAll();
      const deadlineMs = Date.now() + stopGraceMs;
      while (live.callsInFlight > 0 && Date.now() < deadlineMs) await pause(stopPollMs);
      // They could not be recorded any more once the journal is closed.
      dispatcher.refuseWaiting();
      await budgets.stop();
      await leases.stop();
      await pause(stopPollMs);
      await server.close();
      await upstream.close();
      reaper.stop();
      answerSweeper.stop();
      await energy.stop();
      await meters.close();
      await reports.stop();
      await tasks.stop();
      await upkeep.stop();
      await market.stop();
      await power.stop();
      await keyUse.stop(Date.now());
      await findings.stop();
      await recorder.close();
      await payloads.close();
      await listener.close();
      await slotsListener.close();
      await budgetsListener.close();
      await writer.close();
      await database.close();
    },
  };
}
