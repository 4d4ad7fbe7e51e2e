/** "Why do we think so?": short lines, each with its time; those of the service's own hosts say first what the host does for it. */
import { Since } from '../ui/since.tsx';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Evidence } from '../core/view/types.ts';
import type { ServiceFunction } from '../core/model/terms.ts';

const MARKS: Readonly<Record<Evidence['tone'], Mark>> = { good: 'up', bad: 'down', neutral: 'unsure' };

/** The line that says how the others lead to the verdict. */
const RULE = 'evidence_rule';

interface Props {
  evidence: readonly Evidence[];
  words: Words;
  now: number;
}

export function EvidenceList({ evidence, words, now }: Props) {
  if (evidence.length === 0) return <></>;
  const because = evidence.filter(({ sentence }) => sentence.key === RULE);
  const seen = evidence.filter(({ sentence }) => sentence.key !== RULE);
  const rest = asideOf(seen);
  const told = seen.filter((line) => !rest.includes(line));
  return (
    <section>
      <h3>{words.t('evidence_title')}</h3>
      {because.map(({ sentence }, index) => (
        <p key={index}>{words.say(sentence)}</p>
      ))}
      <Lines {...{ words, now }} lines={told} />
      {rest.length > 0 && (
        <details class="evidence-rest">
          <summary>
            {words.t('evidence_rest')} <span class="quiet">{listOf(rest.flatMap(servedBy), words)}</span>
          </summary>
          <Lines {...{ words, now }} lines={rest} />
        </details>
      )}
    </section>
  );
}

function Lines({ lines, words, now }: { lines: readonly Evidence[]; words: Words; now: number }) {
  return (
    <ul class="lines evidence">
      {lines.map((line, index) => (
        <li key={index} data-tone={line.tone}>
          <StatusMark mark={MARKS[line.tone]} />
          <span>
            {servedBy(line).length > 0 && <b>{listOf(servedBy(line), words)} </b>}
            {words.say(line.sentence)}
          </span>
          <Since at={line.at} now={now} words={words} />
        </li>
      ))}
    </ul>
  );
}

const servedBy = ({ serves = [] }: Evidence): readonly ServiceFunction[] => serves;

const listOf = (served: readonly ServiceFunction[], words: Words): string =>
  [...new Set(served)].map((name) => words.t(`function_${name}`)).join(words.t('strip_comma'));

/**
 * Lines of its hosts that add nothing to those of its messages: where these fail what fails too, where they pass what passes too. Where
 * neither was seen everything else counts.
 */
function asideOf(lines: readonly Evidence[]): readonly Evidence[] {
  const ofMessages = lines.filter((line) => servedBy(line).includes('messages'));
  const areSeen = (tone: Evidence['tone']) => ofMessages.some((line) => line.tone === tone);
  const fail = areSeen('bad');
  if (!fail && !areSeen('good')) return [];
  return lines.filter((line) => line.serves && !ofMessages.includes(line) && (line.tone === 'bad') === fail);
}
