/** The sentences of a report, each held against the scenario. */
import type { Sentence, ServiceId } from '../../src/core/model.ts';
import type { Report } from '../../src/core/report.ts';
import { controls, services } from '../../src/services/index.ts';
import type { Fault } from '../scenario/scenario.ts';
import type { Night } from './night.ts';
import { truthOf } from './truth.ts';

const valueOf = <T>(sentence: Sentence, name: string, field: string): T =>
  (sentence.values[name] as Record<string, unknown>)[field] as T;

/** Faults that each story may be told of. */
const STORIES: Readonly<Record<string, (fault: Fault) => boolean>> = {
  errors: (fault) => fault.name === 'status' && fault.status >= 500,
  names: (fault) => fault.name === 'dns' && fault.everywhere,
  certificate: (fault) => fault.name === 'certificate' && fault.reason === 'expired',
  blocked: (fault) =>
    fault.name === 'tls-reset' || fault.name === 'dns-forged' || (fault.name === 'dns' && !fault.everywhere),
};

/** Complaints about one report: empty when all of it is true. */
export function untruths(night: Night, told: Report): string[] {
  const truth = truthOf(night);
  const since = truth.seconds(told.openedAt);
  const until = truth.seconds(told.resolvedAt ?? night.endAt);
  const own = told.services.flatMap(({ id }) => truth.of(id));
  const wrong: string[] = [];
  const hold = (sentence: Sentence, isTrue: boolean): void => {
    if (!isTrue) wrong.push(`${sentence.key} ${JSON.stringify(sentence.values)}`);
  };
  const near = (moments: readonly number[], at: number, slack: number): boolean =>
    moments.some((moment) => Math.abs(moment - at) <= slack);
  const named = (name: string): ServiceId => services.find((service) => service.name === name)!.id;

  /** Slowness is measured against the normal of each endpoint, which no scenario knows. */
  const isSlow = told.asked.some(
    ({ kind, latencyMs = 0, normalMs = Infinity }) => kind === 'own' && latencyMs > 2 * normalMs,
  );

  for (const sentence of told.account) {
    const [, story = '', ending] = /^report_(.*?)(?:-(began|over))?$/.exec(sentence.key)!;
    // Where some requests fail, the first failure and the last are chance.
    const slack = own.some(({ probability }) => probability < 1) ? 900 : 120;
    if (story === 'slow') {
      hold(sentence, isSlow);
      continue;
    }
    if (ending) {
      const at = truth.seconds(valueOf(sentence, 'sinceAt', 'time'));
      hold(
        sentence,
        near(
          own.map(({ from }) => from),
          at,
          slack,
        ),
      );
      if (ending === 'over') {
        const end = truth.seconds(valueOf(sentence, 'untilAt', 'time'));
        hold(
          sentence,
          near(
            own.map(({ to }) => to),
            end,
            slack,
          ),
        );
        hold(
          sentence,
          Math.abs(valueOf<number>(sentence, 'durationMs', 'durationMs') / 1000 - (end - at)) < 1,
        );
      }
      hold(
        sentence,
        own.some(({ fault }) => (STORIES[story] ?? (() => true))(fault)),
      );
      continue;
    }
    if (story === 'still')
      hold(
        sentence,
        own.some(({ to }) => to >= night.scenario.duration),
      );
    else if (story === 'ended-unseen') {
      const before = truth.seconds(valueOf(sentence, 'beforeAt', 'time'));
      hold(
        sentence,
        own.some(({ to }) => to <= before && truth.away.some((nap) => nap.from <= to && to <= nap.to + 120)),
      );
    } else if (story === 'website-throughout' || story === 'website-answered')
      hold(
        sentence,
        told.services.every(
          ({ id }) => !truth.of(id, 'landing').some((event) => truth.overlap(event, since + 60, until - 60)),
        ),
      );
    else if (story === 'website-silent')
      hold(
        sentence,
        told.services.every(({ id }) => truth.of(id, 'landing').length > 0),
      );
    else if (story === 'line-worked') {
      hold(sentence, !truth.line.some((event) => truth.overlap(event, since + 60, until - 60)));
      const [count, total] = [sentence.values['count'] as number, sentence.values['total'] as number];
      // Of the neutral sites none is counted that was out all the while.
      const well = controls.filter(({ probe }) => !truth.isOut(probe.url, since, until)).length;
      hold(sentence, count > 0 && count <= Math.min(total, well) && total <= controls.length);
    } else if (story === 'line-lost')
      hold(
        sentence,
        truth.line.some((event) => truth.overlap(event, since, until)),
      );
    else if (story === 'unseen')
      hold(
        sentence,
        truth.away.some((nap) => truth.overlap(nap, since, until + 60)),
      );
    else if (story === 'others-answered')
      for (const name of valueOf<string[]>(sentence, 'services', 'list'))
        hold(sentence, !truth.of(named(name)).some((event) => truth.overlap(event, since + 60, until - 60)));
    else if (story === 'others-troubled')
      for (const name of valueOf<string[]>(sentence, 'services', 'list'))
        hold(
          sentence,
          truth.of(named(name)).some((event) => truth.overlap(event, since, until)),
        );
    else if (story === 'tries')
      hold(
        sentence,
        own.some(({ probability, to }) => probability < 1 || to < until),
      );
    else if (story === 'relapses') hold(sentence, (sentence.values['count'] as number) > 0);
    else wrong.push(`${sentence.key}: this test does not know what it claims`);
  }
  return wrong;
}
