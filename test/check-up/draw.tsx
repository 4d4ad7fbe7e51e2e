/** The page of the check-up as the tests draw it. */
import { CheckUp, type Props } from '../../src/check-up/check-up.tsx';
import type { Stage } from '../../src/check-up/page.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

/** At this stage, and what the user did to it, in order. */
export function draw(stage: Stage, { tag = 'en', ...more }: Partial<Props> & { tag?: string } = {}) {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void done.push([name, ...values].join(' '));
  const actions: Props['actions'] = {
    start: note('start'),
    stop: note('stop'),
    allow: note('allow'),
    copy: note('copy'),
    nameSigner: note('name-signer'),
  };
  const page = (
    <CheckUp
      {...{ stage, words: wordsFor(tag), actions }}
      hosts={['www.example.org', 'ipv6.example.org']}
      bytes={86_000}
      isReadable={false}
      namesSigner={false}
      {...more}
    />
  );
  return { ...render(page), done };
}
