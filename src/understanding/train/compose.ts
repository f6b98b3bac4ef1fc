import type { Intent } from '../../domain/understanding.js';
import { ASKING } from '../labels.js';
import type { Pick } from './chance.js';
import type { Example } from './example.js';

/** A klacht has its story before it as a question has. */
const ASKS: ReadonlySet<Intent> = new Set([...ASKING, 'klacht']);
const JOINTS = ['. ', ' ', ', ', ' en '];
const LONGEST_STORY = 140;
const LONGEST_QUESTION = 110;

const union = <T>(one: readonly T[] = [], other: readonly T[] = []): T[] => [...new Set([...one, ...other])];

/** A story with a question behind it carries the question's intent: makes one such pair for every question of a voice. */
export function compose(examples: readonly Example[], pick: Pick): Example[] {
  const composed: Example[] = [];
  for (const voice of new Set(examples.map((example) => example.voice))) {
    const own = examples.filter((example) => example.voice === voice);
    const stories = own.filter(
      ({ intent, text }) => (intent === 'melden' || intent === null) && text.length < LONGEST_STORY,
    );
    const questions = own.filter(
      ({ intent, text }) =>
        intent !== undefined && intent !== null && ASKS.has(intent) && text.length < LONGEST_QUESTION,
    );
    if (stories.length === 0) continue;
    for (const question of questions) {
      const story = stories[pick(stories.length)];
      if (story !== undefined) composed.push(join(story, question, JOINTS[pick(JOINTS.length)] ?? ' '));
    }
  }
  return composed;
}

function join(story: Example, question: Example, joint: string): Example {
  const danger = union(story.danger, question.danger);
  const perspective =
    story.perspective === undefined || story.perspective === 'onbekend'
      ? question.perspective
      : story.perspective;
  return {
    text: `${story.text}${joint}${question.text}`,
    ...(question.intent === undefined ? {} : { intent: question.intent }),
    categories: union(story.categories, question.categories),
    danger,
    dangerMaybe: union(story.dangerMaybe, question.dangerMaybe).filter((kind) => !danger.includes(kind)),
    ...(perspective === undefined ? {} : { perspective }),
  };
}
