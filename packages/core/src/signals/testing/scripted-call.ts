import type { Turn } from '../prints/index.ts';

/** A call as a scenario writes it: what is asked, what a model answers, and when. */
export interface ScriptedCall {
  readonly agentId: string;
  readonly runId: string | null;
  readonly turns: readonly Turn[];
  /** Undefined: the call fails. */
  readonly answer: string | undefined;
  readonly arriveMs: number;
  readonly endMs: number;
}

/** Writes calls one after the other. */
export class Script {
  readonly calls: ScriptedCall[] = [];
  nowMs = 1_763_000_000_000;
  runId: string | null;

  constructor(runId: string | null) {
    this.runId = runId;
  }

  wait(ms: number): void {
    this.nowMs += ms;
  }

  /** @returns the answer, for the next request */
  call(agentId: string, turns: readonly Turn[], answer: string, tookMs = 800): string {
    const arriveMs = this.nowMs;
    this.nowMs += tookMs;
    this.calls.push({ agentId, runId: this.runId, turns: turns.slice(), answer, arriveMs, endMs: this.nowMs });
    this.nowMs += 20;
    return answer;
  }

  fail(agentId: string, turns: readonly Turn[], tookMs = 200): void {
    const arriveMs = this.nowMs;
    this.nowMs += tookMs;
    this.calls.push({
      agentId,
      runId: this.runId,
      turns: turns.slice(),
      answer: undefined,
      arriveMs,
      endMs: this.nowMs,
    });
    this.nowMs += 20;
  }
}

export const system = (text: string): Turn => ({ role: 'system', text });
export const user = (text: string): Turn => ({ role: 'user', text });
export const assistant = (text: string): Turn => ({ role: 'assistant', text });
export const tool = (text: string): Turn => ({ role: 'tool', text });
