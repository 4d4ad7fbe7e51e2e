/** The same story in every browser, from one source: an outage and its end, through the ends of the background script, in mid-incident. */
import { expect, it, onTestFinished } from 'vitest';
import { CALM } from '../lab/lab.ts';
import { night } from '../browser/stage.ts';
import {
  beginStory,
  checkUntil,
  isBackIn,
  offAndOn,
  PLACES,
  statusOf,
  type Place,
  type Story,
} from './story.ts';

const SERVICES = ['whatsapp', 'telegram', 'signal'];

async function begin(place: Place): Promise<Story> {
  const story = await beginStory(place);
  onTestFinished(story.rig.close);
  const { rig } = story;
  await rig.choose(SERVICES);
  await checkUntil(rig, async () => (await rig.state()).line.status === 'online', 'the line to be online');
  expect(await story.told()).toEqual([]);
  return story;
}

async function fall({ rig }: Story): Promise<void> {
  await rig.lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  await checkUntil(rig, async () => (await statusOf(rig, 'whatsapp')) === 'down', 'WhatsApp to be down');
}

/** It is told once, and its end once. */
async function tellAndRecover(story: Story, place: Place): Promise<void> {
  const { rig } = story;
  await checkUntil(rig, async () => (await story.told()).length > 0, 'the outage to be told');
  const [outage] = await story.told();
  expect(outage!.title).toContain("WhatsApp isn't answering");
  expect((await story.badge()).text).toBe('1');
  await rig.lab.play(CALM);
  const isBack = async () => new Set((await story.told()).map(({ title }) => title)).size > 1;
  await checkUntil(rig, isBack, 'its end to be told');
  const told = await story.told();
  // Ended between telling and remembering it, the same notice may be shown again in its own place.
  expect([...new Set(told.map(({ title }) => title))]).toEqual([
    expect.stringContaining("WhatsApp isn't answering"),
    expect.stringContaining(isBackIn(place)),
  ]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  const { incidents } = await rig.state();
  expect(incidents.map(({ services, resolvedAt }) => [services, resolvedAt !== undefined])).toEqual([
    [['whatsapp'], true],
  ]);
}

it.each(PLACES)(
  '$name: an outage right after which the background is ended is told, and its end',
  async (place) => {
    const story = await begin(place);
    await fall(story);
    await story.endBackground();
    await tellAndRecover(story, place);
    expect(await story.problems()).toEqual([]);
  },
);

it('Firefox: switched off and on right after an outage began, it is told, and its end', async () => {
  const place = PLACES.find(({ browser }) => browser === 'firefox')!;
  const story = await begin(place);
  await fall(story);
  await offAndOn(story.rig, 'wasl@wasl');
  await tellAndRecover(story, place);
  expect(await story.problems()).toEqual([]);
});
