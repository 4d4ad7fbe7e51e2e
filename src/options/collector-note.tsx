/** What goes to an organisation's collector: of whom, to whom, and whether it gets there. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Browser } from '../core/model/terms.ts';
import type { Managed } from '../services/managed-document.ts';
import type { Outgoing } from '../services/outgoing-document.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';

export interface CollectorProps {
  outgoing: Outgoing;
  /** All of it is granted. */
  mayReport: boolean;
  browser?: Browser | undefined;
  /** Asks the browser: has to be called directly from the click. */
  onAllow(): void;
}

interface Props extends CollectorProps {
  collector: NonNullable<Managed['collector']>;
  services: readonly Service[];
  settings: Settings;
  words: Words;
}

export function CollectorNote(props: Props) {
  const { collector, services, settings, outgoing, mayReport, browser, words, onAllow } = props;
  const { host } = new URL(collector.url);
  const named = services.filter(({ id }) => collector.services.includes(id));
  const list = named.map((service) => labelOf(settings, service, words));
  const { instance } = collector;
  return (
    <div data-collector={mayReport ? (outgoing.problem ?? 'flows') : 'not-allowed'}>
      <p>
        <b>{words.t(mayReport ? 'collector_title' : 'collector_wanted')}</b>
      </p>
      <p>{words.t('collector_what', { services: { list, isWhole: true }, host })}</p>
      <p>
        {instance === undefined
          ? words.t('collector_unnamed')
          : words.t('collector_named', { name: instance })}
      </p>
      {mayReport ? (
        <p role="status">{stateOf(outgoing, words)}</p>
      ) : (
        <>
          <p>{words.t('collector_off')}</p>
          {browser === 'firefox' && <p class="quiet">{words.t('collector_firefox')}</p>}
          <p class="actions">
            <button type="button" data-action="allow-collector" onClick={onAllow}>
              {words.t('collector_allow', { host })}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function stateOf({ takenAt, problem = 'not-allowed' }: Outgoing, words: Words): string {
  const taken =
    takenAt === undefined
      ? words.t('collector_waits')
      : words.t('collector_taken', { at: { time: takenAt } });
  // What was not allowed before is now.
  if (problem === 'not-allowed') return taken;
  const failed =
    problem === 'silent' ? words.t('collector_silent') : words.t('collector_refused', { code: problem });
  return `${taken} ${failed}`;
}
