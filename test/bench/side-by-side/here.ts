/** Chromium with Wasl in it, twenty services chosen, two years of history stored, and an outage that goes on. */
import type { State } from '../../../src/core/model/state.ts';
import { STATE } from '../../../src/core/storage/keys.ts';
import { openFace as openEmpty, type Face } from '../../gallery/face.ts';
import { twenty, twoYears } from '../../history/two-years.ts';
import { NOW } from '../../moment.ts';

export async function openFace(extension: string): Promise<Face> {
  const face = await openEmpty(extension);
  const { documents } = await twoYears({ now: NOW, seed: 3, services: twenty, incidents: 240 });
  const years = Object.fromEntries(Object.entries(documents).filter(([, value]) => value !== undefined));
  const { incidentCount } = years[STATE] as Pick<State, 'incidentCount'>;
  const outage = face.stories.twenty;
  const state = { ...(outage[STATE] as State), incidentCount };
  await face.store({ ...years, ...outage, [STATE]: state });
  return face;
}
