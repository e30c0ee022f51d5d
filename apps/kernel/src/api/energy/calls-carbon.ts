import { carbonIntensities, setCarbonIntensityInput } from '@agent-os/core/contracts';
import { publishedIntensities, type CarbonIntensity } from '@agent-os/core/energy';
import { listCarbonIntensities, type TenantTransaction } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { beginOf } from './calls-begin.ts';

const wire = ({ effectiveFromMs, ...intensity }: CarbonIntensity) => ({ ...intensity, effectiveFrom: effectiveFromMs });

async function readIntensities(tx: TenantTransaction) {
  return { entered: (await listCarbonIntensities(tx)).map(wire), published: publishedIntensities.map(wire) };
}

/** How much CO₂e a kilowatt-hour emits, by zone: what was entered, and what is built in. */
export const listIntensities = organisationProcedure('models:read')
  .output(carbonIntensities)
  .query(({ ctx }) => ctx.read(readIntensities));

/** Adds a dated intensity. Calls keep what they were reckoned by: rows are never changed. */
export const setIntensity = organisationProcedure('models:write')
  .input(setCarbonIntensityInput)
  .output(carbonIntensities)
  .mutation(({ ctx, input }) => {
    const { random, clock } = ctx.dependencies;
    const { zone, source, locationGramsPerKilowattHour, marketGramsPerKilowattHour } = input;
    const effectiveFrom = beginOf(input.effectiveFrom, clock.nowMs());
    return ctx.change(async (tx) => {
      if ((await tx.carbonIntensity.count({ where: { zone, effectiveFrom } })) > 0) {
        throw new ApiError('conflict', 'This zone has an intensity from that moment already: choose another moment.');
      }
      const { organisationId, kind: authorKind, id: authorId } = ctx.caller;
      const id = random.newId('cin');
      const grams = {
        locationGramsPerKwh: locationGramsPerKilowattHour,
        marketGramsPerKwh: marketGramsPerKilowattHour,
      };
      const known = { source, authorKind, authorId };
      await tx.carbonIntensity.create({ data: { id, organisationId, zone, effectiveFrom, ...grams, ...known } });
      const detail = { zone, ...grams, source, effectiveFrom: effectiveFrom.getTime() };
      const audit = { action: 'energy.intensity_set', targetKind: 'carbon_intensity', targetId: id, detail };
      return { result: await readIntensities(tx), audit };
    });
  });
