import { energyFigures, energyFiguresInput, setEnergyFigureInput } from '@agent-os/core/contracts';
import { defaultEnergyFigure, faultOfRange, type EnergyFigure } from '@agent-os/core/energy';
import { listModelEnergies, type TenantTransaction } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { requireModel } from '../models/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { beginOf } from './calls-begin.ts';

function figureWire(figure: EnergyFigure, effectiveFrom: number | null) {
  const { key, input, output, basis, tier, source } = figure;
  return { id: effectiveFrom === null ? null : key, effectiveFrom, input, output, basis, tier, source };
}

async function readFigures(tx: TenantTransaction, modelId: string, nowMs: number) {
  const model = await requireModel(tx, modelId, nowMs);
  const { simulated } = model.provider;
  const initial = defaultEnergyFigure({ name: model.upstreamName, kind: model.kind, simulated });
  const entered = await listModelEnergies(tx, modelId);
  return {
    simulated,
    figures: [...entered.map((each) => figureWire(each, each.effectiveFromMs)), figureWire(initial, null)],
  };
}

/** What a token of a model takes: the figures that were entered, and the one that is built in. */
export const listFigures = organisationProcedure('models:read')
  .input(energyFiguresInput)
  .output(energyFigures)
  .query(({ ctx, input: { modelId } }) => ctx.read((tx) => readFigures(tx, modelId, ctx.dependencies.clock.nowMs())));

/** Adds a dated figure. Calls keep what they were reckoned by: rows are never changed. */
export const setFigure = organisationProcedure('models:write')
  .input(setEnergyFigureInput)
  .output(energyFigures)
  .mutation(({ ctx, input }) => {
    const { random, clock } = ctx.dependencies;
    const { modelId, basis, tier, source } = input;
    const fault = faultOfRange(input.input) ?? faultOfRange(input.output);
    if (fault !== undefined) throw new ApiError('invalid', fault);
    const effectiveFrom = beginOf(input.effectiveFrom, clock.nowMs());
    return ctx.change(async (tx) => {
      const { name } = await requireModel(tx, modelId, clock.nowMs());
      if ((await tx.modelEnergy.count({ where: { modelId, effectiveFrom } })) > 0) {
        throw new ApiError('conflict', 'This model has a figure from that moment already: choose another moment.');
      }
      const { organisationId, kind: authorKind, id: authorId } = ctx.caller;
      const range = {
        inputLow: input.input.low,
        inputHigh: input.input.high,
        outputLow: input.output.low,
        outputHigh: input.output.high,
      };
      const known = { basis, tier, source, authorKind, authorId };
      await tx.modelEnergy.create({
        data: { id: random.newId('men'), organisationId, modelId, effectiveFrom, ...range, ...known },
      });
      const detail = { name, ...range, basis, tier, source, effectiveFrom: effectiveFrom.getTime() };
      const audit = { action: 'model.energy_set', targetKind: 'model', targetId: modelId, detail };
      return { result: await readFigures(tx, modelId, clock.nowMs()), audit };
    });
  });
