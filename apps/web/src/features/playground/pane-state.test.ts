import { describe, expect, it } from 'vitest';
import { openToolCalls, reducePanes, tokensPerSecond, type PaneAction, type PaneState } from './pane-state.ts';

const start: readonly PaneState[] = [{ id: 'one', model: 'm', messages: [], turn: undefined }];
const answer = {
  text: 'Hi',
  toolCalls: [{ id: 'c', name: 't', arguments: '{}' }],
  finish: 'stop',
  usage: undefined,
  error: undefined,
};
const play = (...actions: readonly PaneAction[]) => actions.reduce(reducePanes, start)[0];

const begin: PaneAction = { kind: 'begin', id: 'one', said: [{ role: 'user', content: 'Hello' }], atMs: 0 };
const come: PaneAction = { kind: 'answer', id: 'one', answer, atMs: 100 };

describe('a pane', () => {
  it('takes what the model said into the conversation when the turn ends', () => {
    const pane = play(begin, come, { kind: 'end', id: 'one', state: 'done', atMs: 300 });
    expect(pane?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(pane === undefined ? [] : openToolCalls(pane)).toEqual(answer.toolCalls);
  });

  it('keeps the half of an answer that was stopped, without tools that nobody can answer', () => {
    const pane = play(begin, come, { kind: 'end', id: 'one', state: 'stopped', atMs: 300 });
    expect(pane?.messages.at(-1)).toEqual({ role: 'assistant', content: 'Hi', toolCalls: [] });
    expect(pane === undefined ? [] : openToolCalls(pane)).toEqual([]);
  });

  it('says nothing for a model that failed before its first word', () => {
    const pane = play(begin, { kind: 'end', id: 'one', state: 'failed', problem: 'No.', atMs: 5 });
    expect(pane?.messages).toHaveLength(1);
    expect(pane?.turn?.problem).toBe('No.');
  });

  it('knows no rate before it has both ends', () => {
    const turn = play(begin, come)?.turn;
    expect(turn && tokensPerSecond(turn, { inputTokens: 1, outputTokens: 11 })).toBeUndefined();
    const ended = play(begin, come, { kind: 'end', id: 'one', state: 'done', atMs: 1_100 })?.turn;
    expect(ended && tokensPerSecond(ended, { inputTokens: 1, outputTokens: 11 })).toBe(10);
  });
});
