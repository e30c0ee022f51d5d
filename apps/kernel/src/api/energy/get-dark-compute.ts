import { darkCompute, energyLedgerInput } from '@agent-os/core/contracts';
import { listUnknownDevices, listUnmatchedInvoices, sumDeviceEnergy } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

const hourMs = 3_600_000;
const million = 1_000_000n;
const monthOf = (ms: number) => new Date(ms).toISOString().slice(0, 7);

/** Energy that nobody's calls explain, devices that nobody registered, and usage that was billed and never seen. */
export const getDarkCompute = organisationProcedure('models:read')
  .input(energyLedgerInput)
  .output(darkCompute)
  .query(({ ctx, input: { hours } }) =>
    ctx.read(async (tx) => {
      const until = (Math.floor(ctx.dependencies.clock.nowMs() / hourMs) + 1) * hourMs;
      const from = until - hours * hourMs;
      const measured = (await sumDeviceEnergy(tx, new Date(from), new Date(until))).filter(
        ({ basis }) => basis === 'measured',
      );
      const metered = measured.reduce((sum, { meteredMillijoules }) => sum + meteredMillijoules, 0n);
      const residual = measured.reduce((sum, { residualMillijoules }) => sum + residualMillijoules, 0n);
      const unknown = await listUnknownDevices(tx, new Date(from));
      const maySeeMoney = ctx.caller.permissions.has('finance:read');
      const invoices = maySeeMoney ? await listUnmatchedInvoices(tx, monthOf(from), monthOf(until)) : null;
      return {
        from,
        until,
        measured: { metered: metered.toString(), residual: residual.toString() },
        residualPpm: metered === 0n ? null : Number((residual * million) / metered),
        unknownDevices: unknown.map(({ powerMilliwatts, firstSeenAt, lastSeenAt, ...seen }) => ({
          ...seen,
          milliwatts: powerMilliwatts,
          firstSeenAt: firstSeenAt.getTime(),
          lastSeenAt: lastSeenAt.getTime(),
        })),
        invoices:
          invoices === null
            ? null
            : {
                darkNanoUsd: invoices.reduce((sum, { openNanoUsd }) => sum + openNanoUsd, 0n).toString(),
                providers: new Set(invoices.map(({ providerId }) => providerId)).size,
              },
      };
    }),
  );
