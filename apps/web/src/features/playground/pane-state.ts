import type { CallHead, ChatMessage, ChatUsage } from './chat-types.ts';
import type { AnswerSoFar } from './stream-reader.ts';

/** One model's side of the playground: what was said, and the turn that runs. */
export interface PaneState {
  readonly id: string;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly turn: Turn | undefined;
}

/** The newest turn: running, or how it ended. Times are of the browser's monotonic clock, in milliseconds. */
export interface Turn {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly answer: AnswerSoFar | undefined;
  readonly head: CallHead | undefined;
  readonly problem: string | undefined;
  readonly startedAtMs: number;
  readonly firstTokenAtMs: number | undefined;
  readonly endedAtMs: number | undefined;
}

export type PaneAction =
  | { readonly kind: 'add'; readonly id: string; readonly model: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'choose'; readonly id: string; readonly model: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'begin'; readonly id: string; readonly said: readonly ChatMessage[]; readonly atMs: number }
  | { readonly kind: 'head'; readonly id: string; readonly head: CallHead }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: AnswerSoFar; readonly atMs: number }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly state: 'done' | 'stopped' | 'failed';
      readonly problem?: string;
      readonly atMs: number;
    };

export const panesMax = 3;

/** The panes after an action. What a model said joins the conversation when its turn ends, whole or not. */
export function reducePanes(panes: readonly PaneState[], action: PaneAction): readonly PaneState[] {
  if (action.kind === 'add') {
    if (panes.length >= panesMax) return panes;
    return [...panes, { id: action.id, model: action.model, messages: [], turn: undefined }];
  }
  if (action.kind === 'remove') return panes.filter(({ id }) => id !== action.id);
  if (action.kind === 'clear') return panes.map((pane) => ({ ...pane, messages: [], turn: undefined }));
  return panes.map((pane) => (pane.id === action.id ? reducePane(pane, action) : pane));
}

type OnePaneAction = Exclude<PaneAction, { readonly kind: 'add' | 'remove' | 'clear' }>;

function reducePane(pane: PaneState, action: OnePaneAction): PaneState {
  if (action.kind === 'choose') return { ...pane, model: action.model };
  if (action.kind === 'begin') {
    const turn: Turn = {
      state: 'running',
      answer: undefined,
      head: undefined,
      problem: undefined,
      startedAtMs: action.atMs,
      firstTokenAtMs: undefined,
      endedAtMs: undefined,
    };
    return { ...pane, messages: [...pane.messages, ...action.said], turn };
  }
  const { turn } = pane;
  if (turn?.state !== 'running') return pane;
  if (action.kind === 'head') return { ...pane, turn: { ...turn, head: action.head } };
  if (action.kind === 'answer') {
    return { ...pane, turn: { ...turn, answer: action.answer, firstTokenAtMs: turn.firstTokenAtMs ?? action.atMs } };
  }
  const { answer } = turn;
  const hasSaid = answer !== undefined && (answer.text !== '' || answer.toolCalls.length > 0);
  const said: readonly ChatMessage[] = hasSaid
    ? [{ role: 'assistant', content: answer.text, toolCalls: action.state === 'done' ? answer.toolCalls : [] }]
    : [];
  return {
    ...pane,
    messages: [...pane.messages, ...said],
    turn: { ...turn, state: action.state, problem: action.problem, endedAtMs: action.atMs },
  };
}

/** Tools that the newest answer asked for and nobody has answered. */
export function openToolCalls({ messages, turn }: PaneState) {
  const last = messages.at(-1);
  return turn?.state === 'done' && last?.role === 'assistant' ? last.toolCalls : [];
}

/** Output tokens a second after the first; undefined before it can be known. */
export function tokensPerSecond(turn: Turn, usage: ChatUsage | undefined): number | undefined {
  if (usage === undefined || turn.firstTokenAtMs === undefined || turn.endedAtMs === undefined) return undefined;
  const seconds = (turn.endedAtMs - turn.firstTokenAtMs) / 1000;
  return seconds > 0 && usage.outputTokens > 1 ? (usage.outputTokens - 1) / seconds : undefined;
}
