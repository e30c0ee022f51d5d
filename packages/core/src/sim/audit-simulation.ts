import type { ModelProfile } from './model-profile.ts';
import type { SimulationEvent } from './simulation-event.ts';

interface AuditedCall {
  state: 'waiting' | 'running' | 'done';
  readonly kvTokens: number;
  outputTokensLeft: number;
  holdsCache: boolean;
}

/**
 * Checks a simulation's own account of itself, event by event, and independently of what made it. Each finding is a sentence; none means:
 * time went forward only, no call ran without having waited or finished before its last token or got a token more than it asked for, and
 * the running calls never exceeded the server's slots nor its cache.
 */
export class SimulationAuditor {
  readonly #profile: ModelProfile;
  readonly #calls = new Map<string, AuditedCall>();
  readonly #findings: string[] = [];
  #lastAt = 0;
  #running = 0;
  #mostRunning = 0;
  #kvTokens = 0;

  constructor(profile: ModelProfile) {
    this.#profile = profile;
  }

  get findings(): readonly string[] {
    return this.#findings;
  }

  get mostRunning(): number {
    return this.#mostRunning;
  }

  observe(event: SimulationEvent): void {
    if (!(event.at >= this.#lastAt)) this.#find(event, `time went back from ${this.#lastAt} ms`);
    this.#lastAt = event.at;
    if (event.kind === 'waiting') this.#wait(event);
    else this.#follow(event, this.#calls.get(event.callId));
    if (this.#running > this.#profile.slots) {
      this.#find(event, `${this.#running} calls hold ${this.#profile.slots} slots`);
    }
    if (this.#kvTokens > this.#profile.kvTokens) this.#find(event, `${this.#kvTokens} tokens are in the cache`);
    this.#mostRunning = Math.max(this.#mostRunning, this.#running);
  }

  #wait(event: Extract<SimulationEvent, { kind: 'waiting' }>): void {
    const known = this.#calls.get(event.callId);
    const { kvTokens, outputTokensLeft } = event;
    if (!known) {
      this.#calls.set(event.callId, { state: 'waiting', kvTokens, outputTokensLeft, holdsCache: false });
      return;
    }
    if (known.outputTokensLeft !== outputTokensLeft) {
      this.#find(event, 'progress was lost or invented in an interruption');
    }
  }

  #follow(event: Exclude<SimulationEvent, { kind: 'waiting' }>, call: AuditedCall | undefined): void {
    if (!call) {
      this.#find(event, 'nobody asked for this call');
      return;
    }
    const expected = event.kind === 'started' || event.kind === 'refused' ? 'waiting' : 'running';
    if (call.state !== expected) this.#find(event, `the call is ${call.state}, not ${expected}`);
    switch (event.kind) {
      case 'started':
        call.state = 'running';
        this.#running += 1;
        break;
      case 'served':
        this.#hold(call, true);
        call.outputTokensLeft -= event.outputTokens;
        if (call.outputTokensLeft < 0) this.#find(event, 'it got more tokens than it has');
        break;
      case 'preempted':
        this.#hold(call, false);
        call.state = 'waiting';
        this.#running -= 1;
        break;
      case 'finished':
        if (call.outputTokensLeft !== 0) this.#find(event, `${call.outputTokensLeft} tokens are missing`);
        this.#hold(call, false);
        call.state = 'done';
        this.#running -= 1;
        break;
      case 'refused':
        call.state = 'done';
        break;
    }
  }

  #hold(call: AuditedCall, holds: boolean): void {
    if (call.holdsCache !== holds) this.#kvTokens += holds ? call.kvTokens : -call.kvTokens;
    call.holdsCache = holds;
  }

  #find(event: SimulationEvent, sentence: string): void {
    this.#findings.push(`${event.at} ms, ${event.kind} ${event.callId}: ${sentence}`);
  }
}
