/** The two bars of the picture: all that was asked is counted, also what is no longer kept one by one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { report, type Report } from '../../src/core/report/report.ts';
import { barsOf } from '../../src/report/bars.ts';
import { casesOf, play, scenarioOf } from '../history/night.ts';
import { wordsFor } from '../words/catalogues.ts';
import { A_NIGHT } from './a-night.ts';

const told = async (scenario: typeof A_NIGHT): Promise<Report> => {
  const night = await play(scenario);
  return report((await casesOf(night))[0]!, [], night.endAt);
};

let silent: Report;
beforeAll(async () => {
  silent = await told(A_NIGHT);
});

describe('the bars', () => {
  it('are one of the service and one of the independent sites, in the language of the reader', () => {
    const [own, controls] = barsOf(silent, wordsFor('en'));
    expect(own).toMatchObject({ label: 'WhatsApp', answered: 0, isBad: true });
    expect(controls!.label).toMatch(/^Independent sites \(\d+\)$/);
    expect(controls!.answered).toBe(controls!.asked);
    expect(barsOf(silent, wordsFor('ar'))[0]!.label).toBe('واتساب');
  });

  it('count every try, at whatever address', () => {
    const [own] = barsOf(silent, wordsFor('en'));
    const tries = silent.asked.filter(({ kind }) => kind === 'own').map(({ asked }) => asked);
    expect(tries.length).toBeGreaterThan(1);
    expect(own!.asked).toBe(tries.reduce((sum, asked) => sum + asked, 0));
  });

  it('count messages alone where the website answers all the while', async () => {
    const gateway = await told(
      scenarioOf({
        ...{ name: 'a gateway', seed: 4, startAt: '2026-11-21T23:00:00Z', duration: 7200 },
        services: ['telegram', 'signal'],
        permissions: 'exact',
        events: [
          {
            ...{ from: 1800, to: 6000, fault: 'timeout' },
            hosts: ['venus.web.telegram.org', 'pluto.web.telegram.org', 'kws2.web.telegram.org'],
          },
        ],
      }),
    );
    const [own] = barsOf(gateway, wordsFor('en'));
    expect(own).toMatchObject({ label: 'Telegram, messages', answered: 0 });
  });
});
