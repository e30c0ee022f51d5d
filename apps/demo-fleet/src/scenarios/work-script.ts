/** A behaviour of the reference model server: it answers as such an agent when the system prompt names it. */
export type Behaviour =
  | 'research-to-trade'
  | 'generative-scheduling'
  | 'lead-qualification'
  | 'tier1-resolution'
  | 'sre'
  | 'loan-origination';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** What a parameter of a tool means: any text, or one of a few. */
export type ToolParameter = string | { readonly meaning: string; readonly oneOf: readonly string[] };

export interface ToolOffer {
  /** As in the playbook of the behaviour, with an underscore for the dot. */
  readonly name: string;
  readonly description: string;
  /** By name; all are texts and all are required. */
  readonly parameters: Readonly<Record<string, ToolParameter>>;
}

/** One piece of work: what the agent is asked, what its tools find, and what it is asked afterwards. */
export interface WorkCase {
  readonly topic: string;
  readonly request: string;
  readonly followUps: readonly string[];
  /** Result by tool name: every tool of the script has one. */
  readonly toolResults: Readonly<Record<string, JsonValue>>;
}

/** The work of one agent of the demo organisation. */
export interface WorkScript {
  /** The agent's slug. */
  readonly agent: string;
  readonly behaviour: Behaviour;
  readonly instructions: string;
  /** Parts of model names, most wanted first. */
  readonly modelHints: readonly string[];
  /** Looks for similar earlier work before it starts, by an embedding of the request. */
  readonly recalls: boolean;
  readonly tools: readonly ToolOffer[];
  readonly cases: readonly WorkCase[];
}
