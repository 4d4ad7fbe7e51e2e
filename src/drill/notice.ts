/** A notification of the drill: it says first that it is one. */
import type { Notice } from '../core/model/sentence.ts';
import type { Words } from '../words/index.ts';

export const noticeOf = ({ title, message }: Notice, words: Words): { title: string; message: string } => ({
  title: words.t('drill_notice', { title: words.say(title) }),
  message: `${words.sayAll(message)} ${words.t('drill_says')}`,
});
