/** How much of what was asked answered, of the services and of the independent sites: two bars say more than a hundred tries. */
import type { Asked, Report } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';

export interface Bar {
  label: string;
  answered: number;
  asked: number;
  isBad: boolean;
}

function sum(label: string, some: readonly Asked[], isBad: boolean): Bar[] {
  const total = (of: 'answered' | 'asked') => some.reduce((all, one) => all + one[of], 0);
  return some.length === 0 ? [] : [{ label, answered: total('answered'), asked: total('asked'), isBad }];
}

export function barsOf({ asked, services }: Report, words: Words): Bar[] {
  const own = asked.filter(({ kind }) => kind === 'own');
  const controls = asked.filter(({ kind }) => kind === 'control');
  const messages = own.filter(({ serves }) => serves === 'messages');
  // A website that answers is no part of messages that do not.
  const areApart = messages.length > 0 && own.some(({ tone }) => tone !== 'bad');
  const names = words.value({ list: services.map(({ name }) => name), isWhole: true });
  const spoken = words.say({ key: 'function_messages', values: {} });
  return [
    ...sum(areApart ? [names, spoken].join(words.t('strip_comma')) : names, areApart ? messages : own, true),
    ...sum(`${words.t('report_controls')} (${words.value(controls.length)})`, controls, false),
  ];
}
