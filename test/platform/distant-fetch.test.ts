import { expect, it } from 'vitest';
import { distantFetch, type FromAsking, type Question } from '../../src/platform/distant-fetch.ts';

/** A place that notes what it is asked, and says what a test wants. */
function place() {
  const questions: Question[] = [];
  const said: unknown[] = [];
  let port: MessagePort;
  const asking = distantFetch({
    postMessage(question, [end]) {
      questions.push(question);
      port = end!;
      port.onmessage = ({ data }) => said.push(data);
    },
  });
  const say = (told: FromAsking, moved: Transferable[] = []) => port.postMessage(told, moved);
  return { asking, questions, said, say };
}

const head = { status: 200, ok: true, type: 'cors', redirected: false, url: 'https://a.example/' } as const;

it('gives an answer as a fetch does, and then how it travelled', async () => {
  const { asking, questions, say } = place();
  const answered = asking.fetch('https://a.example/', {
    method: 'GET',
    signal: new AbortController().signal,
  });
  expect(questions).toEqual([{ url: 'https://a.example/', init: { method: 'GET' } }]);
  const { body } = new Response('{"a":1}');
  say({ head: { ...head, headers: [['content-type', 'text/plain']] }, body }, [body!]);
  const answer = await answered;
  expect([answer.status, answer.type, answer.url]).toEqual([200, 'cors', 'https://a.example/']);
  expect(answer.headers.get('Content-Type')).toBe('text/plain');
  expect(await new Response(answer.body).text()).toBe('{"a":1}');

  const timing = { isWarm: true, isTaken: true };
  say({ timing });
  expect(await asking.timingOf('https://a.example/')).toEqual(timing);
  asking.stop();
});

it('fails as a fetch does, and says where it would have led', async () => {
  const { asking, say } = place();
  const failed = asking.fetch('https://a.example/');
  say({ failed: 'TypeError: Failed to fetch', isNetwork: true });
  await expect(failed).rejects.toThrow(TypeError);
  say({ led: 'elsewhere' });
  expect(await asking.ledTo('https://a.example/')).toBe('elsewhere');

  const refused = asking.fetch('https://a.example/');
  say({ failed: 'NotAllowedError', isNetwork: false });
  await expect(refused).rejects.not.toThrow(TypeError);
  asking.stop();
});

it('passes on that it was called off, with the reason', async () => {
  const { asking, said, questions } = place();
  const limit = new AbortController();
  const cut = asking.fetch('https://a.example/', { signal: limit.signal });
  limit.abort(new DOMException('limit reached', 'TimeoutError'));
  await expect(cut).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect.poll(() => said).toEqual(['abort']);
  await expect(asking.fetch('https://a.example/', { signal: limit.signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  expect(questions).toHaveLength(1);
  asking.stop();
});
