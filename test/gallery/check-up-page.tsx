/** The page of the check-up at each of its stages. */
import { CheckUp } from '../../src/check-up/check-up.tsx';
import type { CheckUpActions, Stage } from '../../src/check-up/page.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { checkUpHosts } from '../../src/services/check-up.ts';
import type { Words } from '../../src/words/index.ts';
import { drawn, look, NAMES, once, requests, SITES, WELL } from '../core/check-up/drawn.ts';

const lossy = drawn({
  looks: [
    ...requests((index) => (index % 5 === 4 ? 'timeout' : 60)),
    ...once({ ...WELL, ipv6: ['network', 'network'] }),
  ],
});

const signed = SITES.map((name) =>
  look('site', name, 60, { detail: 'signed by CN=Office Gateway,O=Example' }),
);

const stages: Readonly<Record<string, Stage>> = {
  ready: { is: 'ready' },
  running: { is: 'running', count: 21, total: 50 },
  stopped: { is: 'stopped' },
  failed: { is: 'failed' },
  fine: { is: 'done', measured: drawn({ browser: 'firefox', names: NAMES, seesSigners: true }) },
  lossy: { is: 'done', measured: lossy },
  signer: {
    is: 'done',
    measured: {
      ...{ ...lossy, browser: 'firefox', names: NAMES, seesSigners: true, isReadable: true },
      looks: [...signed, ...lossy.looks],
    },
  },
  offline: { is: 'done', measured: drawn({ isSystemOffline: true, looks: [], behindMs: [] }) },
};

const hosts = [...new Set(checkUpHosts.map(({ probe }) => hostOf(probe.url)))];

export function CheckUpPage({
  state,
  words,
  actions,
}: {
  state: string;
  words: Words;
  actions: CheckUpActions;
}) {
  const stage = stages[state.replace('check-up-', '')]!;
  return (
    <CheckUp {...{ stage, words, hosts, actions }} bytes={86_000} isReadable={false} namesSigner={false} />
  );
}
