/** "Why do we think so?": short lines, each with its time. */
import { Since } from '../ui/since.tsx';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Evidence } from '../core/view/types.ts';

const MARKS: Readonly<Record<Evidence['tone'], Mark>> = { good: 'up', bad: 'down', neutral: 'unsure' };

/** The line that says how the others lead to the verdict. */
const RULE = 'evidence_rule';

interface Props {
  evidence: readonly Evidence[];
  words: Words;
}

export function EvidenceList({ evidence, words }: Props) {
  if (evidence.length === 0) return <></>;
  const because = evidence.filter(({ sentence }) => sentence.key === RULE);
  const seen = evidence.filter(({ sentence }) => sentence.key !== RULE);
  return (
    <section>
      <h3>{words.t('evidence_title')}</h3>
      {because.map(({ sentence }, index) => (
        <p key={index}>{words.say(sentence)}</p>
      ))}
      <ul class="lines evidence">
        {seen.map(({ at, sentence, tone }, index) => (
          <li key={index} data-tone={tone}>
            <StatusMark mark={MARKS[tone]} />
            <span>{words.say(sentence)}</span>
            <Since at={at} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
