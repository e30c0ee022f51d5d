export interface UpstreamProbeRequest {
  readonly protocol: 'openai' | 'anthropic' | 'both';
  readonly baseUrl: string;
  readonly apiKey: string | null;
}

export interface UpstreamProbeResult {
  readonly reachable: boolean;
  readonly latencyMs: number | null;
  /** Names the upstream lists. */
  readonly models: readonly string[];
  /** What a person should do when it is not reachable. */
  readonly problem: string | null;
}

export interface UpstreamProbe {
  /** Undefined when calls to this address are allowed; else a sentence that says why not and what to do. */
  findObjection(baseUrl: string): Promise<string | undefined>;
  /** Lists the upstream's models. Never throws for what the upstream does or fails to do. */
  probe(request: UpstreamProbeRequest): Promise<UpstreamProbeResult>;
}
