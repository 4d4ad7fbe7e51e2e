/** What was found: one sentence for the whole, then a line for each topic with what it rests on. */
import type { FindingMark, LineFinding } from '../core/check-up/measured.ts';
import type { Sentence } from '../core/model/sentence.ts';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import { sayWhole, topicName } from './say.ts';

const MARKS: Readonly<Record<FindingMark, Mark>> = {
  good: 'up',
  fault: 'warning',
  note: 'reached',
  unseen: 'unknown',
};

export function Whole({ sentence, isFine, words }: { sentence: Sentence; isFine: boolean; words: Words }) {
  return (
    <p class="whole" data-whole={sentence.key} tabIndex={-1}>
      <StatusMark mark={isFine ? 'up' : 'warning'} />
      <span>{sayWhole(sentence, words)}</span>
    </p>
  );
}

export function FindingsList({ findings, words }: { findings: readonly LineFinding[]; words: Words }) {
  return (
    <ul class="findings">
      {findings.map(({ topic, mark, says, evidence }) => (
        <li class="finding" key={topic} data-topic={topic} data-finding={mark}>
          <StatusMark mark={MARKS[mark]} />
          <p class="topic">
            <b>{topicName(topic, words)}</b>
            <span>{words.t(`checkup_mark_${mark}`)}</span>
          </p>
          <p>{sayWhole(says, words)}</p>
          {evidence.map((sentence) => (
            <p class="evidence" key={JSON.stringify(sentence)}>
              {sayWhole(sentence, words)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
