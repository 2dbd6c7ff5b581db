import { readAnswers } from './answers.ts';
import { excerpt } from './did-you-mean.ts';
import { START } from './findings.ts';
import { answerWithoutQuestion, emptyQuestion, questionWithoutAnswer } from './messages-sections.ts';
import type { PostReading } from './read-post.ts';

/** Every question that moderators are prepared for has its answer, and every answer its question. */
export function checkAnswers(post: PostReading): void {
  for (const { lines } of post.sections.filter(({ scope }) => scope === 'answers')) {
    const { answers, stray } = readAnswers(lines);
    if (stray) post.addMild({ ...START, line: stray.line }, answerWithoutQuestion(excerpt(stray.text)));
    for (const { question, answer, line } of answers) {
      if (question === '') post.addMild({ ...START, line }, emptyQuestion());
      else if (answer === '') post.addMild({ ...START, line }, questionWithoutAnswer(excerpt(question)));
    }
  }
}
