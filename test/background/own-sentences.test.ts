/** What Wasl offers to post is told to who counts posts, so that Wasl does not hear itself. */
import { expect, it } from 'vitest';
import { ownSentences } from '../../src/background/own-sentences.ts';
import { tellingOf } from '../../src/popup/tell-others.tsx';
import { services } from '../../src/services/index.ts';
import { mastodon, SERVERS } from '../../src/vantages/mastodon.ts';
import { languages } from '../../src/words/index.ts';
import { MINUTE } from '../moment.ts';
import { healthy } from '../vantages/good-day.ts';
import { ago, json, said, type Site } from '../vantages/served.ts';
import { answerWords, wordsFor } from '../words/catalogues.ts';

/** The extension's own files; whoever else is asked is on loopback. */
const network = globalThis.fetch;
globalThis.fetch = (input, init) =>
  typeof input === 'string' && input.startsWith('/')
    ? Promise.resolve(answerWords(input))
    : network(input, init);

const post = (content: string, index: number): object => ({
  uri: `https://${SERVERS[0]}/users/user${index}/statuses/1`,
  created_at: ago((index + 1) * MINUTE),
  in_reply_to_id: null,
  content: `<p>${content.replaceAll("'", '&#39;')}</p>`,
  account: { url: `https://${SERVERS[0]}/@user${index}`, bot: false, created_at: '2022-11-05T00:00:00.000Z' },
});

const serving = (contents: readonly string[]): Site => {
  const posts = contents.map(post);
  return (url) =>
    url.pathname.startsWith('/api/v1/timelines/') ? json(url.host === SERVERS[0] ? posts : []) : healthy(url);
};

const whatsapp = services.find(({ id }) => id === 'whatsapp')!;
const counted = async (contents: readonly string[]) =>
  (await said(mastodon, 'whatsapp', serving(contents), { ownSentences: await ownSentences() })).posts!.posts;

it('counts no post that carries the sentence, in whatever language, with whatever is added', async () => {
  const told = languages.map(({ tag }) => tellingOf(whatsapp, wordsFor(tag)));
  expect(new Set(told).size).toBe(languages.length);
  expect(await counted(told)).toEqual([]);
  expect(await counted(told.map((text) => `Hm. ${text} <br>And you?`))).toEqual([]);
});

it('counts what people write themselves', async () => {
  const theirs = [
    'WhatsApp down? I can’t reach it from here. #whatsappdown',
    'واتساب لا يستجيب عندي #whatsappdown',
  ];
  expect(await counted(theirs)).toHaveLength(2);
});
