/** The report of one incident: the plain account first, then what it rests on. */
import type { Report as Told } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { AgainChoice } from './again-choice.tsx';
import { bare, sayDated, type Dates, type Spoken } from './dated.ts';
import { Drawing, Legend } from './drawing.tsx';
import { factsOf, footerOf, titleOf } from './facts.ts';
import { draw } from './geometry.ts';
import { AskedTable, Looks, OthersTable, Steps } from './tables.tsx';

export interface Actions {
  copy(): void;
  savePicture(): void;
  saveCsv(): void;
  saveJson(): void;
  print(): void;
  nameAddresses(isTicked: boolean): void;
  /** Tells it in this language too; in none where it is empty. */
  tellIn(tag: string): void;
}

export interface Props {
  report: Told;
  words: Words;
  dates: Dates;
  now: number;
  offsetMinutes(at: number): number;
  /** That the drawing is planned for, in CSS pixels; it is stretched over the page. */
  width?: number;
  /** A service of the user's own is concerned: its addresses are named only when that is wished. */
  hasOwn: boolean;
  namesAddresses: boolean;
  /** A second language, in which it is told below the first. */
  again?: Spoken | undefined;
  /** What a button has done. */
  said?: string | undefined;
  actions: Actions;
}

const WIDTH = 720;

export function Report(props: Props) {
  const { report, words, dates, now, again } = props;
  const plan = draw(report, {
    width: props.width ?? WIDTH,
    isMirrored: words.dir === 'rtl',
    now,
    offsetMinutes: props.offsetMinutes,
  });
  const label = words.t('report_drawn_label', {
    sinceAt: bare(report.openedAt, words, dates),
    untilAt: bare(report.endedBeforeAt ?? report.resolvedAt ?? now, words, dates),
  });
  return (
    <main class="report incident">
      <h1>{titleOf(report, words)}</h1>
      <Account {...{ report, words, dates }} />
      <Buttons {...props} />
      <Facts {...{ report, words, dates }} />
      {again && <Again report={report} {...again} />}
      {plan.lanes.length > 0 && (
        <section>
          <h2>{words.t('report_drawn_title')}</h2>
          <Drawing plan={plan} asked={report.asked} words={words} label={label} />
          <Legend words={words} hasMarks={report.markedAt.length > 0} />
          {report.leftOut > 0 && (
            <p class="quiet">{words.t('report_looks_left', { count: report.leftOut })}</p>
          )}
        </section>
      )}
      <Steps report={report} words={words} dates={dates} />
      <OthersTable report={report} words={words} dates={dates} />
      <AskedTable report={report} words={words} dates={dates} />
      <Looks report={report} words={words} dates={dates} />
      <footer>
        <p class="quiet">{words.t(footerOf(report))}</p>
        <p class="screen">
          <a href="report.html">{words.t('report_back')}</a>
        </p>
      </footer>
    </main>
  );
}

type Said = Spoken & Pick<Props, 'report'>;

function Account({ report, words, dates }: Said) {
  return (
    <>
      <p class="account">{report.account.map((sentence) => sayDated(sentence, words, dates)).join(' ')}</p>
      <p class="quiet">{words.say(report.limits)}</p>
    </>
  );
}

function Facts({ report, words, dates }: Said) {
  return (
    <dl class="facts">
      {factsOf(report, words, dates).map(({ name, value, utc }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
            {utc && (
              <span class="quiet">
                <bdi dir="ltr">{utc}</bdi> {words.t('report_utc')}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The account once more, for who reads another language. */
function Again(said: Said) {
  const { report, words } = said;
  return (
    <section class="again" lang={words.language.tag} dir={words.dir}>
      <h2>{titleOf(report, words)}</h2>
      <Account {...said} />
      <Facts {...said} />
      <p class="quiet">{words.t(footerOf(report))}</p>
    </section>
  );
}

function Buttons({ words, hasOwn, namesAddresses, again, said, actions }: Props) {
  return (
    <div class="actions screen">
      <button type="button" class="main" data-action="copy" onClick={actions.copy}>
        {words.t('report_copy')}
      </button>
      <button type="button" data-action="picture" onClick={actions.savePicture}>
        {words.t('report_picture')}
      </button>
      <button type="button" data-action="csv" onClick={actions.saveCsv}>
        {words.t('report_csv')}
      </button>
      <button type="button" data-action="json" onClick={actions.saveJson}>
        {words.t('report_json')}
      </button>
      <button type="button" onClick={actions.print}>
        {words.t('report_print')}
      </button>
      <AgainChoice {...{ words, again }} onChange={actions.tellIn} />
      {hasOwn && (
        <label class="choice">
          <input
            type="checkbox"
            checked={namesAddresses}
            onChange={(event) => actions.nameAddresses(event.currentTarget.checked)}
          />
          <span>{words.t('report_addresses')}</span>
        </label>
      )}
      <span role="status">{said}</span>
    </div>
  );
}
