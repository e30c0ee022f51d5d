/** An agent with a key that this page made: the whole key is here and nowhere else. */
export interface Connection {
  readonly agent: { readonly id: string; readonly slug: string; readonly allowedModels: readonly string[] };
  readonly keyId: string;
  readonly secret: string;
}
