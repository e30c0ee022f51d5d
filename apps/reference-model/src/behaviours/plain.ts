import type { Behaviour } from './behaviour.ts';

/** Without a scripted role: says that it is simulated and keeps to the words of the prompt. */
export const plain: Behaviour = {
  name: 'plain',
  playbook: [],
  openings: [
    'This is a simulated reply about {topic}.',
    'Simulated reply: no model was asked, and the words below are built from your prompt about {topic}.',
    'You asked about {topic}; this answer is simulated.',
  ],
  details: [
    'The part on {keyword} would come first, because the rest depends on it.',
    'A real model would weigh {keyword} against {other} before it commits to an answer.',
    'Taken together, {keyword} and {other} call for {steps} short steps.',
    'The prompt says little about {keyword}, so a careful answer would state what it assumes.',
    'One way to check {keyword} is to compare it with what is known of {other}.',
    'If {other} changes, the view on {keyword} has to be looked at again.',
    'For {keyword}, the simplest reading is usually the right one.',
    'About {figure} words on {other} would be enough for most readers.',
  ],
  closings: [
    'Connect a provider to get an answer from a real model.',
    'That is all that this simulation has to say about {topic}.',
    'With a provider connected, the same request reaches a real model unchanged.',
  ],
  words: { steps: ['two', 'three', 'four'] },
  figures: { figure: [80, 400] },
};
