/** One scenario, played in virtual time and in real time, told in the same words. */
import { readFileSync } from 'node:fs';
import { until } from '../drive/await.ts';
import { heard, listen, type Story as Shown } from '../drive/story.ts';
import { serviceIds } from '../lab/catalogue.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { switchedOn } from '../scenario/switched-on.ts';
import { play } from '../simulate/play.ts';
import { setStage, type Stage } from './stage.ts';

export interface Story extends Shown {
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
    settings: switchedOn(scenario),
    beforeStart: (lab) => lab.play(scenario),
  });
  await listen(stage.popup);
  await until(() => stage.lab.second() >= scenario.duration, {
    what: 'the end of the scenario',
    deadlineMs: scenario.duration * 1000 + 60_000,
  });
  const { connection, services } = await heard(stage.popup);
  const told = await stage.browser.told();
  return {
    story: { connection, services, notifications: told.filter(({ what }) => what === 'create').length },
    stage,
  };
}
