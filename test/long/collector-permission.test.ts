/**
 * Nothing goes to an organisation's collector before its host is allowed in the browser's own question. From then on it does, and the
 * settings say so.
 */
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import { answerQuestion } from '../drive/question.ts';
import { startVictoriaMetrics } from '../peers/victoria-metrics.ts';
import { check, HOST, NAMES, outgoing, startManaged, type Name } from './organisation.ts';

/** Of a service on basic checks: no socket is opened in Firefox, so what is known is that the website answers. */
const ANSWERS: Readonly<Record<Name, string>> = {
  chromium: 'probe_success{target="discord"} == 1',
  firefox: '{__name__="wasl.verdict",target="discord",status="reached"} == 1',
};
const BUTTON = '[data-action=allow-collector]';

it.each(NAMES)(
  '%s sends nothing before it is allowed to in its own question, and then does',
  async (name) => {
    const store = await startVictoriaMetrics();
    onTestFinished(store.stop);
    const { rig, heard, close } = await startManaged(name, store.port, { isAsked: true });
    onTestFinished(close);
    await until(
      async () => {
        await check(rig);
        return (await outgoing(rig)).problem === 'not-allowed';
      },
      { what: 'results to be held back' },
    );
    await check(rig);
    expect([heard, rig.lab.names.has(HOST), (await outgoing(rig)).waiting]).toEqual([[], false, []]);

    const page = rig.firefox ?? (await rig.chromium!.open('options/options.html'));
    await rig.firefox?.goTo('options/options.html');
    const note = () => page.evaluate(() => document.querySelector('[data-collector]')?.textContent ?? '');
    const says = (wanted: string) =>
      page.waitFor(
        (state) => document.querySelector<HTMLElement>('[data-collector]')?.dataset['collector'] === state,
        [wanted],
        { what: `the settings to say ${wanted}` },
      );
    const press = () => ('press' in page ? page.press(BUTTON) : page.click(BUTTON));

    await says('not-allowed');
    await press();
    const question = await answerQuestion(rig, false);
    expect(question).toContain(HOST);
    expect(question).not.toMatch(/discord|signal|all (your data|websites|sites)/i);
    // Firefox names what is told to strangers by its own category.
    expect(/browsing activity/i.test(question)).toBe(name === 'firefox');
    await check(rig);
    await says('not-allowed');
    expect([heard, (await outgoing(rig)).waiting]).toEqual([[], []]);

    await press();
    await answerQuestion(rig, true);
    await says('flows');
    await until(
      async () => {
        await check(rig);
        return (await store.query(ANSWERS[name])).length > 0;
      },
      { what: 'results to be received' },
    );
    await until(async () => (await note()).includes('Last received at'), { what: 'the settings to say so' });
    expect(await note()).toContain('Your organisation receives these results.');
    expect(await outgoing(rig)).not.toHaveProperty('problem');
    await page.waitFor((button) => document.querySelector(button) === null, [BUTTON], {
      what: 'the button to be gone',
    });
  },
);
