/** The shape of the settings as they are stored. Unknown keys are dropped; a wrong type refuses the document. */
import * as v from 'valibot';
import type { Alerts, OwnService, QuietHours, ServiceChoice, Settings } from '../core/model/settings.ts';
import { isAskable } from '../services/custom.ts';
import { moment, text, words, type Fields } from './stored-values.ts';

const alerts = v.object({
  outage: v.boolean(),
  recovery: v.boolean(),
  connection: v.boolean(),
  namesServices: v.boolean(),
} satisfies Fields<Alerts>);

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

const quietHours = v.object({
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  fromMinute: minuteOfDay,
  untilMinute: minuteOfDay,
} satisfies Fields<QuietHours>);

const ownService = v.pipe(
  v.object({ id: text, name: text, kind: text, url: text, openUrl: text } satisfies Fields<OwnService>),
  v.check((own: OwnService) => isAskable(own), 'an address that cannot be asked'),
);

export const settingsSchema = v.object({
  version: v.literal(1),
  isStarted: v.boolean(),
  startedAt: v.exactOptional(moment),
  declined: v.exactOptional(v.array(text)),
  services: v.array(
    v.object({
      id: text,
      isPaused: v.exactOptional(v.boolean()),
      isOnlyWhenAsked: v.exactOptional(v.boolean()),
      quietUntilAt: v.exactOptional(moment),
      quietUntilBackAt: v.exactOptional(moment),
      name: v.exactOptional(text),
      wantsDetailed: v.exactOptional(v.boolean()),
    } satisfies Fields<ServiceChoice>),
  ),
  pausedUntilAt: v.exactOptional(moment),
  preset: words('saver', 'normal', 'watchful'),
  everyMs: v.exactOptional(v.pipe(v.number(), v.minValue(30_000))),
  alerts,
  quietHours: v.exactOptional(quietHours),
  custom: v.exactOptional(v.array(ownService)),
  language: v.exactOptional(text),
  digits: v.exactOptional(text),
  capBytes: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
} satisfies Fields<Settings>);
