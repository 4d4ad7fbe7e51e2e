/** One scenario, played in virtual time and in real time, told in the same words. */
import { readFileSync } from 'node:fs';
import { until } from '../drive/await.ts';
import type { Page } from '../drive/page.ts';
import { serviceIds } from '../lab/catalogue.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { play } from '../simulate/play.ts';
import { setStage, type Stage } from './stage.ts';

/** What a person was told, in order and without times. */
export interface Story {
  connection: readonly string[];
  /** `status` or `status (cause)`, each time it became another. */
  services: Readonly<Record<string, readonly string[]>>;
  /** Notifications, those that replaced another included. */
  notifications: number;
}

export function readScenario(name: string): Scenario {
  const path = new URL(`../scenarios/${name}.json`, import.meta.url);
  return parseScenario(readFileSync(path, 'utf8'), name, serviceIds);
}

export async function simulated(scenario: Scenario): Promise<Story> {
  const connection: string[] = [];
  const services: Record<string, string[]> = {};
  let notifications = 0;
  await play(scenario, { withProbes: false }, (told) => {
    if (told.event === 'connection') connection.push(String(told['connection']));
    if (told.event === 'status') {
      const { service, status, cause } = told;
      (services[String(service)] ??= []).push(cause ? `${status} (${cause})` : String(status));
    }
    if (told.event === 'notification') notifications += 1;
  });
  return { connection, services, notifications };
}

/** Plays it to its end in a real browser. The stage is given for what else there is to see. */
export async function inTheLab(scenario: Scenario): Promise<{ story: Story; stage: Stage }> {
  const stage = await setStage({
    services: scenario.services,
    beforeStart: (lab) => lab.play(scenario),
  });
  await listen(stage.popup);
  await until(() => stage.lab.second() >= scenario.duration, {
    what: 'the end of the scenario',
    deadlineMs: scenario.duration * 1000 + 60_000,
  });
  const { connection, services } = await stage.popup.evaluate(() => (window as never)['story'] as Story);
  const told = await stage.browser.told();
  return {
    story: { connection, services, notifications: told.filter(({ what }) => what === 'create').length },
    stage,
  };
}

/** Writes down in the page what the popup shows, each time it shows something else. */
async function listen(popup: Page): Promise<void> {
  await popup.evaluate(() => {
    const story = { connection: [] as string[], services: {} as Record<string, string[]> };
    const note = (list: string[], word: string) => list.at(-1) !== word && list.push(word);
    const look = () => {
      const line = document.querySelector<HTMLElement>('[data-connection]')?.dataset['connection'];
      if (line) note(story.connection, line);
      for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-service]')) {
        const { service = '', status = '', cause } = dataset;
        note((story.services[service] ??= []), cause ? `${status} (${cause})` : status);
      }
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { story });
  });
}
