import { publishedFigures as publishedFiguresOutput } from '@agent-os/core/contracts';
import { publishedFigures, publishedSource } from '@agent-os/core/devices';
import { organisationProcedure } from '../procedures/index.ts';

const source = `${publishedSource.name}, ${publishedSource.boundary}: ${publishedSource.url}`;

/** What others measured of models on accelerators. */
export const listPublished = organisationProcedure('models:read')
  .output(publishedFiguresOutput)
  .query(() => ({
    items: publishedFigures.map(({ model, accelerator, accelerators, curve }) => ({
      accelerator,
      accelerators,
      figure: { model, source, curve: curve.map((point) => ({ ...point })) },
    })),
  }));
