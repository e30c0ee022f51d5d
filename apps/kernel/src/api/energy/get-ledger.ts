import { energyLedger, energyLedgerInput } from '@agent-os/core/contracts';
import { sumDeviceEnergy, sumOwnerEnergy } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { partsWire } from './list-intervals.ts';

const hourMs = 3_600_000;

/** What devices drew in the last hours, and whose it was. Estimates and measurements are told apart. */
export const getLedger = organisationProcedure('models:read')
  .input(energyLedgerInput)
  .output(energyLedger)
  .query(({ ctx, input: { hours } }) =>
    ctx.read(async (tx) => {
      const until = (Math.floor(ctx.dependencies.clock.nowMs() / hourMs) + 1) * hourMs;
      const from = until - hours * hourMs;
      const devices = await sumDeviceEnergy(tx, new Date(from), new Date(until));
      const owners = await sumOwnerEnergy(tx, new Date(from), new Date(until));
      const agents = await tx.agent.findMany({
        where: { id: { in: [...new Set(owners.map(({ agentId }) => agentId))] } },
        select: { id: true, name: true },
      });
      const departments = await tx.department.findMany({ select: { id: true, name: true } });
      const agentNames = new Map(agents.map(({ id, name }) => [id, name]));
      const departmentNames = new Map(departments.map(({ id, name }) => [id, name]));
      const byOwner = Map.groupBy(owners, (row) => `${row.departmentId}/${row.agentId}/${row.basis}`);
      return {
        from,
        until,
        devices: devices.map((row) => ({
          deviceId: row.deviceId,
          basis: row.basis,
          spanMs: row.spanMs,
          parts: partsWire(row),
        })),
        owners: [...byOwner.values()].flatMap((rows) => {
          const [first] = rows;
          if (first === undefined) return [];
          const { agentId, departmentId, basis } = first;
          return {
            agentId,
            agentName: agentNames.get(agentId) ?? null,
            departmentId,
            departmentName: departmentNames.get(departmentId) ?? null,
            basis,
            energy: rows.reduce((sum, { millijoules }) => sum + millijoules, 0n).toString(),
          };
        }),
      };
    }),
  );
