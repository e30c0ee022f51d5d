'use client';

import { useEffect, useReducer, useRef } from 'react';
import { createLater, useWarm } from '@/later/index.ts';
import type { ChatMessage, ChatSettings } from './chat-types.ts';
import { reducePanes, type PaneState } from './pane-state.ts';

// What reads an answer, with its schemas: a fifteenth of the page's script, and no turn is taken before the page rests.
const chat = createLater(async () => (await import('./run-chat.ts')).runChat);

export interface PanesControl {
  readonly panes: readonly PaneState[];
  readonly running: boolean;
  add(model: string): void;
  remove(id: string): void;
  choose(id: string, model: string): void;
  /** Says the same to these panes; each answers on its own. */
  say(ids: readonly string[], said: readonly ChatMessage[], settings: ChatSettings): void;
  stop(): void;
  clear(): void;
}

/** The conversations of the playground, side by side, over the gateway. */
export function usePanes(firstModel: string, takeKey: () => Promise<string>): PanesControl {
  const [panes, dispatch] = useReducer(reducePanes, [
    { id: 'pane-1', model: firstModel, messages: [], turn: undefined },
  ]);
  useWarm(chat);
  const aborts = useRef(new Map<string, AbortController>());
  const nextId = useRef(2);
  const stop = () => {
    for (const abort of aborts.current.values()) abort.abort();
  };
  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const sayTo = async (pane: PaneState, said: readonly ChatMessage[], settings: ChatSettings): Promise<void> => {
    const { id, model } = pane;
    const abort = new AbortController();
    aborts.current.set(id, abort);
    dispatch({ kind: 'begin', id, said, atMs: performance.now() });
    try {
      const [runChat, apiKey] = await Promise.all([chat.fetch(), takeKey()]);
      await runChat({
        apiKey,
        model,
        messages: [...pane.messages, ...said],
        settings,
        signal: abort.signal,
        onHead: (head) => dispatch({ kind: 'head', id, head }),
        onAnswer: (answer) => dispatch({ kind: 'answer', id, answer, atMs: performance.now() }),
      });
      dispatch({ kind: 'end', id, state: 'done', atMs: performance.now() });
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'The call failed.';
      const state = abort.signal.aborted ? 'stopped' : 'failed';
      dispatch({ kind: 'end', id, state, atMs: performance.now(), ...(state === 'failed' ? { problem } : {}) });
    } finally {
      aborts.current.delete(id);
    }
  };

  return {
    panes,
    running: panes.some(({ turn }) => turn?.state === 'running'),
    add: (model) => {
      dispatch({ kind: 'add', id: `pane-${nextId.current}`, model });
      nextId.current += 1;
    },
    remove: (id) => {
      aborts.current.get(id)?.abort();
      dispatch({ kind: 'remove', id });
    },
    choose: (id, model) => dispatch({ kind: 'choose', id, model }),
    say: (ids, said, settings) => {
      for (const pane of panes) if (ids.includes(pane.id)) void sayTo(pane, said, settings);
    },
    stop,
    clear: () => {
      stop();
      dispatch({ kind: 'clear' });
    },
  };
}
