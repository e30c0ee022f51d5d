/** An address to listen on. Port 0 stands for any free one. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Everything that the environment decides about a start, checked. */
export interface LauncherConfiguration {
  /** Absolute path of AGENT_OS_HOME. */
  readonly home: string;
  readonly web: ListenAddress;
  readonly kernel: ListenAddress;
  /** Undefined: the embedded PostgreSQL under `home` is used. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | undefined;
  /** True when OPENAI_API_KEY or OPENAI_BASE_URL names a real model, which makes the reference model needless. */
  readonly hasOwnModel: boolean;
  /** True when this installation shows the demo organisation's agents at work. */
  readonly demoFleet: boolean;
  /** Address under which people reach the console, when it differs from where it listens. */
  readonly publicConsoleUrl: string | undefined;
}
