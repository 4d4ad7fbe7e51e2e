/** "Others report trouble": of a service that answers here, told once and only where the user wants it. */
import { active, isQuiet, isQuietHour } from '../model/choices.ts';
import { sentencesOf, type Notice } from '../model/sentence.ts';
import type { State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import { HOUR_MS } from '../model/time.ts';
import type { Others } from '../model/vantage.ts';
import type { Watch } from '../model/watch.ts';

/** Told of once, the same trouble is not told of again, however often it comes and goes in this time. */
const ONCE_MS = 12 * HOUR_MS;

const say = sentencesOf('notice');

const notificationOf = (id: ServiceId): string => `reported/${id}`;

/** Whether it is lately that this was to be told. */
export const isLately = ({ at }: Pick<Notice, 'at'>, now: number): boolean => now - at < ONCE_MS;

/** It was told, is about to be, or could not be. */
function wasTold({ others, outbox }: State, id: ServiceId, now: number): boolean {
  const isTold = others.opinions.some(
    ({ service, toldAt: at }) => service === id && at !== undefined && isLately({ at }, now),
  );
  return isTold || outbox.some(({ notification }) => notification === notificationOf(id));
}

export function reportedNotices(state: State, watch: Watch, at: number): Notice[] {
  const { alerts } = watch.settings;
  if (!alerts.reported || watch.circumstances?.cannotNotify || isQuietHour(watch)) return [];
  const isOpen = (id: ServiceId): boolean =>
    state.incidents.some(({ services, resolvedAt }) => resolvedAt === undefined && services.includes(id));
  return active(watch)
    .filter(({ id }) => state.services[id]?.said === 'reported-elsewhere')
    .filter(({ id }) => !isOpen(id) && !wasTold(state, id, at) && !isQuiet(watch, id, at))
    .map(({ id, name }): Notice => ({
      id: `reported/${id}/${at}`,
      kind: 'reported',
      notification: notificationOf(id),
      replaces: false,
      at,
      services: [id],
      title: alerts.namesServices ? say('reported-title', { service: name }) : say('reported-unnamed-title'),
      message: [say('reported-message')],
    }));
}

/** What is held of others, with these notices told. */
export function withTold(others: Others, notices: readonly Notice[]): Others {
  const told = notices.filter(({ kind }) => kind === 'reported');
  if (told.length === 0) return others;
  const isTold = (id: ServiceId | undefined): boolean =>
    told.some(({ services }) => id !== undefined && services.includes(id));
  const opinions = others.opinions.map((one) =>
    one.says === 'trouble' && isTold(one.service) ? { ...one, toldAt: told[0]!.at } : one,
  );
  return { ...others, opinions };
}

/** As if this notice had never been. */
export function withoutTold(others: Others, { kind, services, at }: Notice): Others {
  if (kind !== 'reported') return others;
  const opinions = others.opinions.map((one) => {
    const { toldAt, ...rest } = one;
    const isOfIt = one.service !== undefined && services.includes(one.service) && toldAt === at;
    return isOfIt ? rest : one;
  });
  return { ...others, opinions };
}
