/** What stories of an outage have in common: WhatsApp is refused, that is told once, and its end once. */
import { expect } from 'vitest';
import { night } from '../../browser/stage.ts';
import { CALM } from '../../lab/lab.ts';
import { asksSocketsUnpermitted, type Place } from '../places.ts';
import { checkUntil, statusOf, type Scene } from '../story.ts';

export const SERVICES = ['whatsapp', 'telegram', 'signal'];

export async function fall({ rig }: Scene): Promise<void> {
  await rig.lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  await checkUntil(rig, async () => (await statusOf(rig, 'whatsapp')) === 'down', 'WhatsApp to be down');
}

export async function isTold({ rig, told, badge }: Scene): Promise<void> {
  await checkUntil(rig, async () => (await told()).length > 0, 'the outage to be told');
  const [outage] = await told();
  expect(outage!.title).toContain("WhatsApp isn't answering");
  expect((await badge()).text).toBe('1');
}

/** How its end is called: of WhatsApp's messages only sockets know. */
const endOf = (place: Place): string =>
  asksSocketsUnpermitted(place) ? 'WhatsApp answers again' : "WhatsApp's website answers again";

export async function recovers(
  { rig, told, place }: Scene,
  end = (): Promise<void> => rig.lab.play(CALM),
): Promise<void> {
  await end();
  const isBack = async () => new Set((await told()).map(({ title }) => title)).size > 1;
  await checkUntil(rig, isBack, 'its end to be told');
  const all = await told();
  // Ended between telling and remembering it, the same notice may be shown again in its own place.
  expect([...new Set(all.map(({ title }) => title))]).toEqual([
    expect.stringContaining("WhatsApp isn't answering"),
    expect.stringContaining(endOf(place)),
  ]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const { incidents } = await rig.state();
  expect(incidents.map(({ services, resolvedAt }) => [services, resolvedAt !== undefined])).toEqual([
    [['whatsapp'], true],
  ]);
}
