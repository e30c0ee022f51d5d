import type { BudgetAmount, CostLine } from '@agent-os/core/economy';
import type { CallEnergy, CallIntentRow, CallReuse, CallRouting, CallSettlementRow } from './call-rows.ts';

/**
 * One row of the journal as text: a JSON object on one line. The same text goes to the kernel's own file and to
 * PostgreSQL (`record_calls`), so that a call is encoded once.
 */
export interface JournalEntry {
  readonly kind: 'intent' | 'settlement';
  readonly organisationId: string;
  readonly callId: string;
  readonly line: string;
}

const longestText = 200;
const longestErrorDetail = 2_000;
const longestReason = 500;
const largestInteger = 2_147_483_647;
/** PostgreSQL's text has no zero character, and clients choose some of these texts. */
const zeroCharacter = /\0/g;

/**
 * Written by hand, since this is on the path of every call and a generic encoder visits each value twice. Ids and the
 * kernel's own words need no escapes; what a client or a provider wrote goes through `text`.
 */
export function intentEntry(row: CallIntentRow): JournalEntry {
  const line =
    `{"kind":"intent","organisationId":"${row.organisationId}","id":"${row.id}","agentId":"${row.agentId}"` +
    `,"departmentId":"${row.departmentId}","keyId":${id(row.keyId)},"runId":${text(row.runId)}` +
    `,"syscall":"${row.syscall}","protocol":"${row.protocol}","modelRequested":${text(row.modelRequested)}` +
    `,"modelId":${id(row.modelId)},"providerId":${id(row.providerId)},"poolId":${id(row.poolId)}` +
    `,"priceId":${id(row.priceId)},"simulated":${row.simulated},"streamed":${row.streamed}` +
    `,"receivedAtUs":${Math.round(row.receivedAtUs)},"estimatedInputTokens":${integer(row.estimatedInputTokens)}` +
    `,"maxOutputTokens":${integer(row.maxOutputTokens)},"reservedNanoUsd":${amount(row.reservedNanoUsd)}` +
    `,"replicaId":${text(row.replicaId)}${budgetField('budgetReservations', row.budgetReservations)}` +
    `${row.claimedValueNanoUsd === undefined ? '' : `,"claimedValueNanoUsd":"${row.claimedValueNanoUsd}"`}}`;
  return { kind: 'intent', organisationId: row.organisationId, callId: row.id, line };
}

export function settlementEntry(row: CallSettlementRow): JournalEntry {
  const line =
    `{"kind":"settlement","organisationId":"${row.organisationId}","callId":"${row.callId}","outcome":"${row.outcome}"` +
    `,"httpStatus":${integer(row.httpStatus)},"errorCode":${text(row.errorCode)}` +
    `,"errorDetail":${text(row.errorDetail, longestErrorDetail)},"attempts":${integer(row.attempts)}` +
    `,"modelAnswered":${text(row.modelAnswered)},"inputTokens":${integer(row.inputTokens)}` +
    `,"cachedInputTokens":${integer(row.cachedInputTokens)},"cacheWriteTokens":${integer(row.cacheWriteTokens)}` +
    `,"outputTokens":${integer(row.outputTokens)},"reasoningTokens":${integer(row.reasoningTokens)}` +
    `,"usageSource":"${row.usageSource}","costNanoUsd":${amount(row.costNanoUsd)}` +
    `,"finishedAtUs":${Math.round(row.finishedAtUs)},"identifyUs":${integer(row.identifyUs)}` +
    `,"permitUs":${integer(row.permitUs)},"prepareUs":${integer(row.prepareUs)},"priceUs":${integer(row.priceUs)}` +
    `,"admitUs":${integer(row.admitUs)},"executeUs":${integer(row.executeUs)},"settleUs":${integer(row.settleUs)}` +
    `,"recordUs":${integer(row.recordUs)},"firstByteUs":${integer(row.firstByteUs)},"lastStep":${integer(row.lastStep)}` +
    `,"serviceClass":${id(row.serviceClass)},"claimedClass":${id(row.claimedClass)}` +
    `,"admission":${row.admissionJson ?? 'null'},"classReason":${text(row.classReason, longestReason)}` +
    `,"riskPercent":${integer(row.riskPercent)}${row.reuse === null ? '' : reuseFields(row.reuse)}` +
    `${costField(row.costLines)}${budgetField('budgetCharges', row.budgetCharges)}` +
    `${energyField(row.energy)}${row.routing === undefined ? '' : routingFields(row.routing)}}`;
  return { kind: 'settlement', organisationId: row.organisationId, callId: row.callId, line };
}

/** Left out of the lines of all other calls, which are nearly all. */
function reuseFields({ from, sourceCallId, ageMs, avoidedNanoUsd }: CallReuse): string {
  return (
    `,"reusedFrom":"${from}","sourceCallId":"${sourceCallId}","reusedAgeMs":${integer(ageMs)}` +
    `,"avoidedNanoUsd":${amount(avoidedNanoUsd)}`
  );
}

/** Safe integers, which is more than `integer` lets pass. */
function energyField(energy: CallEnergy | undefined): string {
  if (energy === undefined) return '';
  return (
    `,"energyLow":${energy.lowMillijoules},"energy":${energy.millijoules},"energyHigh":${energy.highMillijoules}` +
    `,"carbonLocation":${energy.locationMicrograms},"carbonMarket":${energy.marketMicrograms}${energy.origin}`
  );
}

/** Which figure and which zone energy is reckoned by, for the lines of all calls of a model. */
export function energyOrigin(basis: string, tier: string, figure: string, zone: string): string {
  return `,"energyBasis":${text(basis)},"energyTier":${text(tier)},"energyFigure":${text(figure)},"carbonZone":${text(zone)}`;
}

function routingFields({ routeId, recordJson, serving }: CallRouting): string {
  const route = `,"routeId":"${routeId}","route":${recordJson}`;
  if (serving === null) return route;
  return (
    `${route},"servingModelId":"${serving.modelId}","servingProviderId":"${serving.providerId}"` +
    `,"servingPoolId":"${serving.poolId}","servingPriceId":${id(serving.priceId)}`
  );
}

/** Ids and the kernel's own words, so that nothing needs an escape but a window that is named after a client's run. */
function budgetField(name: string, amounts: readonly BudgetAmount[] | undefined): string {
  if (amounts === undefined || amounts.length === 0) return '';
  const items = amounts.map(
    ({ budgetId, windowKey, unit, amount: held }) => `["${budgetId}",${text(windowKey)},"${unit}","${held}"]`,
  );
  return `,"${name}":[${items.join(',')}]`;
}

function costField(lines: readonly CostLine[] | undefined): string {
  if (lines === undefined || lines.length === 0) return '';
  return `,"costLines":[${lines.map((line) => `["${line.tokenClass}",${line.quantity},"${line.nanoUsd}"]`).join(',')}]`;
}

/** Reads a line back. Undefined for a line that a crash cut off: what it would have said never left the kernel. */
export function readJournalEntry(line: string): JournalEntry | undefined {
  let parsed: WrittenLine;
  try {
    // The kernel's own file, mode 0600: its lines have the shape given above or do not parse.
    parsed = JSON.parse(line) as WrittenLine;
  } catch {
    return undefined;
  }
  const { kind, organisationId } = parsed;
  return { kind, organisationId, callId: kind === 'intent' ? parsed.id : parsed.callId, line };
}

const lineBegin = /^\{"kind":"(intent|settlement)","organisationId":"([^"]+)","(?:id|callId)":"([^"]+)"/;

/** The entry of a line that is known to be whole: only its beginning is read. Throws for a text that is no line of the journal. */
export function entryOfLine(line: string): JournalEntry {
  const [, kind, organisationId, callId] = lineBegin.exec(line) ?? [];
  if ((kind !== 'intent' && kind !== 'settlement') || organisationId === undefined || callId === undefined) {
    throw new Error('This is no line of the journal of calls.');
  }
  return { kind, organisationId, callId, line };
}

type WrittenLine =
  | { readonly kind: 'intent'; readonly organisationId: string; readonly id: string }
  | { readonly kind: 'settlement'; readonly organisationId: string; readonly callId: string };

function id(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}

/** Cut rather than refused, so that one odd row never blocks a batch; half a surrogate pair becomes a mark. */
function text(value: string | null, maxLength = longestText): string {
  if (value === null) return 'null';
  const cut = value.length > maxLength ? value.slice(0, maxLength) : value;
  return JSON.stringify((cut.includes('\0') ? cut.replace(zeroCharacter, '') : cut).toWellFormed());
}

/** Non-negative whole numbers; what does not fit in 31 bits (35 minutes of µs) is the largest. */
function integer(value: number | null): string {
  return value === null ? 'null' : String(Math.min(largestInteger, Math.max(0, Math.round(value))));
}

/** JSON has no 64-bit integers; PostgreSQL reads them from text. */
function amount(value: bigint | null): string {
  return value === null ? 'null' : `"${value}"`;
}
