import type { CivicEvent } from '../domain/content/civic-event.ts';
import type { Language } from '../domain/content/language.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { momentInWords } from './dates.ts';

/** The ways in which the bot takes an answer. `vote` exists only where the channel shows no poll of its own. */
export type Answer = 'rsvp' | 'feedback' | 'question' | 'done' | 'subscribe' | 'vote';

interface CallToActionWords {
  /** Labels of buttons, and of the lines that stand for them: at most 20 letters in Khmer. */
  readonly answer: Readonly<Record<Answer, string>>;
  readonly learnMore: string;
  readonly joinGroup: string;
  readonly share: string;
  readonly tellNeighbour: string;
  /** The same as a sentence, where an author gave no words to pass on. */
  readonly pleaseTell: string;
  readonly askForDocument: (name: string) => string;
  readonly bring: string;
  readonly access: string;
  readonly accessTo: Readonly<Record<keyof CivicEvent['access'], string>>;
  readonly askFor: string;
  /** Stands before opening hours. */
  readonly at: string;
  readonly free: string;
  /** Stands after a label whose link opens a message to the Page. */
  readonly messageToPage: string;
  readonly sendUsMessage: string;
  readonly onPaper: string;
  readonly inTheBox: string;
  readonly openUntil: (moment: Instant) => string;
  readonly answeredWithin: (days: number) => string;
  readonly whichOne: string;
  readonly colon: string;
  /** Between the times of two sessions. */
  readonly or: string;
}

/** Khmer: draft, needs native review. */
const WORDS: Readonly<Record<'km' | 'en', CallToActionWords>> = {
  km: {
    answer: {
      rsvp: 'ខ្ញុំនឹងចូលរួម',
      feedback: 'ឆ្លើយជាឯកជន',
      question: 'សួរជាឯកជន',
      done: 'ខ្ញុំធ្វើរួចហើយ',
      subscribe: 'ទទួលសារបន្តបន្ទាប់',
      vote: 'ឆ្លើយជាឯកជន',
    },
    learnMore: 'ព័ត៌មានបន្ថែម',
    joinGroup: 'ចូលរួមក្រុម',
    share: 'ចែករំលែក',
    tellNeighbour: 'ប្រាប់អ្នកជិតខាង',
    pleaseTell: 'សូមប្រាប់អ្នកជិតខាងរបស់អ្នកផង។',
    askForDocument: (name) => `សូមសុំឯកសារ «${name}» ពីយើង`,
    bring: 'សូមយកមកជាមួយ',
    access: 'ភាពងាយស្រួល',
    accessTo: {
      step_free: 'ផ្លូវចូលគ្មានជណ្តើរ',
      women_corner: 'កន្លែងសម្រាប់ស្ត្រី',
      childcare: 'មានអ្នកមើលកុមារ',
      sign_language: 'មានអ្នកបកប្រែភាសាសញ្ញា',
    },
    askFor: 'សូមសួររក',
    at: 'ម៉ោង ',
    free: 'ឥតគិតថ្លៃ',
    messageToPage: 'សារឯកជនទៅទំព័រយើង',
    sendUsMessage: 'សូមផ្ញើសារមកយើង',
    onPaper: 'អ្នកអាចឆ្លើយលើក្រដាសសំណួរ។',
    inTheBox: 'អ្នកអាចដាក់សំណួរក្នុងប្រអប់នៅការិយាល័យ។',
    openUntil: (moment) => `យើងទទួលចម្លើយរហូតដល់ ${momentInWords(moment, 'km')}។`,
    answeredWithin: (days) => `យើងឆ្លើយតបក្នុងរយៈពេល ${inKhmerDigits(days)} ថ្ងៃ។`,
    whichOne: 'តើអ្នកជ្រើសមួយណា?',
    colon: '៖ ',
    or: 'ឬ',
  },
  en: {
    answer: {
      rsvp: 'I will come',
      feedback: 'Answer privately',
      question: 'Ask privately',
      done: 'I did it',
      subscribe: 'Get this series',
      vote: 'Answer privately',
    },
    learnMore: 'Learn more',
    joinGroup: 'Join the group',
    share: 'Share',
    tellNeighbour: 'Tell a neighbour',
    pleaseTell: 'Please tell a neighbour.',
    askForDocument: (name) => `ask us for the document “${name}”`,
    bring: 'Please bring',
    access: 'Access',
    accessTo: {
      step_free: 'step-free entrance',
      women_corner: "women's corner",
      childcare: 'childcare',
      sign_language: 'sign language',
    },
    askFor: 'Ask for',
    at: '',
    free: 'free',
    messageToPage: 'private message to our Page',
    sendUsMessage: 'send us a message',
    onPaper: 'You can answer on the paper form.',
    inTheBox: 'You can put your question in the box at the office.',
    openUntil: (moment) => `Answers are taken until ${momentInWords(moment, 'en')}.`,
    answeredWithin: (days) => `We answer within ${days === 1 ? 'a day' : `${days} days`}.`,
    whichOne: 'Which one do you choose?',
    colon: ': ',
    or: 'or',
  },
};

/** A third language reads the English labels. */
export function wordsIn(language: Language): CallToActionWords {
  return WORDS[language === 'km' ? 'km' : 'en'];
}
