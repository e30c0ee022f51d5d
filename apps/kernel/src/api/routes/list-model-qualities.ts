import { modelInput, modelQuality } from '@agent-os/core/contracts';
import { listQualityHistory } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireModelName } from './require-model-name.ts';
import { qualityWire } from './quality-wire.ts';

const scoresShown = 200;

/** The scores that a model was given, the newest measure first. */
export const listModelQualities = organisationProcedure('models:read')
  .input(modelInput)
  .output(modelQuality.array())
  .query(({ ctx, input: { modelId } }) =>
    ctx.read(async (tx) => {
      await requireModelName(tx, modelId);
      return (await listQualityHistory(tx, modelId, scoresShown)).map(qualityWire);
    }),
  );
