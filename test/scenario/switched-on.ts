/** The settings that a scenario's sources stand for. Whoever writes them into one wants to see what becomes of them: they are asked without a click, and told of. */
import { ASKED_KINDS, type AskedKind } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { defaultSettings } from '../../src/services/index.ts';
import type { Scenario } from './scenario.ts';

export const askedKinds = ({ sources = [] }: Scenario): AskedKind[] =>
  ASKED_KINDS.filter((kind) => sources.includes(kind));

export function switchedOn(scenario: Scenario): Partial<Settings> {
  const { country } = scenario;
  const sources = askedKinds(scenario);
  const alerts = { ...defaultSettings.alerts, reported: true };
  return {
    ...(country !== undefined && { country }),
    ...(sources.length > 0 && {
      ...{ sources, asksByItself: sources, alerts },
      watchesOperators: sources.includes('operator'),
    }),
  };
}
