import { HttpError } from '../http/index.ts';
import type { ServedModel } from '../model-catalogue/index.ts';
import type { ServiceContext } from './service-context.ts';

/** The served model of this id and kind; throws `HttpError` when there is none. */
export function findModel(context: ServiceContext, id: string, kind?: ServedModel['kind']): ServedModel {
  const model = context.models.get(id);
  if (model === undefined) {
    throw new HttpError(
      'model_not_found',
      `The model ${JSON.stringify(id)} does not exist; GET /v1/models lists the models served here.`,
      'model',
    );
  }
  if (kind !== undefined && model.kind !== kind) {
    throw new HttpError(
      'invalid_request',
      `The model ${JSON.stringify(id)} serves ${model.kind} only and cannot serve this endpoint.`,
      'model',
    );
  }
  return model;
}
