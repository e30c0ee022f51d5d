import type { SentenceReading, TextReading, WordReason } from '../classifier/index.ts';
import { surelyRead, type IntentDecision, type IntentFacts, type UnreadCause } from './decide-intent.ts';

const reasonsShown = 3;
const examplesShown = 2;

const unreadWords: Readonly<Record<UnreadCause, string>> = {
  late: 'its text was not read in time',
  full: 'its text was not read: too many wait for it',
  stopped: 'its text was not read: what reads sentences has stopped',
  unreadable: 'its text could not be read',
};

/**
 * The decision in words: "interactive, as its text reads (91 %: customer ×8, waiting ×4); critical was asked for, which
 * agents of R2 may not claim; risk 0.55".
 */
export function explainIntent(facts: IntentFacts, decision: IntentDecision): string {
  const { serviceClass, loweredFrom, riskScore } = decision;
  const parts = [`${serviceClass}, ${groundOf(facts, decision)}`];
  if (loweredFrom !== null) parts.push(`${loweredFrom} is more than ${agentsOf(facts)} may claim`);
  if (facts.rule && facts.claimed !== null && facts.claimed !== serviceClass) {
    parts.push(`the request asked for ${facts.claimed}`);
  }
  const reading = surelyRead(facts.reading);
  if (reading !== undefined && decision.source !== 'text' && reading.serviceClass !== serviceClass) {
    parts.push(`its text reads ${reading.serviceClass} (${percent(reading.probability)})`);
  }
  if (facts.unread !== undefined) parts.push(unreadWords[facts.unread]);
  parts.push(`risk ${riskScore.toFixed(2)}`);
  return parts.join('; ');
}

function groundOf(facts: IntentFacts, { source, serviceClass, loweredFrom }: IntentDecision): string {
  switch (source) {
    case 'rule':
      return `by the rule “${facts.rule?.name ?? ''}”`;
    case 'claim':
      return loweredFrom === null ? 'as the request asked' : `lowered from ${loweredFrom}, which the request asked for`;
    case 'text':
      return `as its text reads (${facts.reading ? readingWords(facts.reading) : ''})`;
    case 'registration':
      return serviceClass === 'interactive' ? 'because somebody reads along' : 'as nothing says otherwise';
  }
}

function agentsOf({ riskClass }: IntentFacts): string {
  return riskClass === null ? 'agents without a risk class' : `agents of ${riskClass}`;
}

/** Explanations are kept beside calls, whose messages fewer people may read: words that only the text has stay out. */
function readingWords(reading: TextReading): string {
  const { probability } = reading;
  if (reading.examples !== undefined) return `${percent(probability)}: ${likeWords(reading)}`;
  const words = reading.reasons
    .filter(({ inExamples }) => inExamples)
    .slice(0, reasonsShown)
    .map(({ word, bits }) => `${word} ${timesOf(bits)}`);
  return words.length === 0 ? percent(probability) : `${percent(probability)}: ${words.join(', ')}`;
}

/** Only examples are named, which somebody has labelled; nothing of the text. */
function likeWords({ examples }: SentenceReading): string {
  const named = examples
    .slice(0, examplesShown)
    .map(({ text, likeness }) => `“${text}” ${percent(Math.max(0, likeness))}`);
  return `like ${named.join(', ')}`;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** By how much a word multiplies the odds of the class. */
export function timesOf(bits: WordReason['bits']): string {
  const times = 2 ** bits;
  if (times >= 100) return '×100+';
  return times >= 10 ? `×${Math.round(times)}` : `×${times.toFixed(1)}`;
}
