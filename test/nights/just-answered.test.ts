/** The seconds between the first answer after an outage and its end: what has just answered is not said to be silent. */
import { expect, it } from 'vitest';
import { view } from '../../src/core/view/view.ts';
import { draw, playScenario } from './draw.ts';

/** Everything that the first line said, in order, with how many services were in doubt then. */
async function firstLines(drawing: string): Promise<string[]> {
  const said: string[] = [];
  await playScenario(draw(drawing), (state, watch) => {
    const { answer, rows } = view(state, watch, state.steppedAt);
    const inDoubt = rows.filter(({ status, isChecking }) => status === 'down' && isChecking).length;
    const line = `${answer[0]!.key} (${inDoubt})`;
    if (line !== said.at(-1)) said.push(line);
  });
  return said;
}

it('is said of one service, until enough answers have come', async () => {
  const lines = await firstLines(`
    whatsapp ....................tttttttttttttttttttt..........
    telegram ..................................................
  `);
  expect(lines.slice(-4)).toEqual([
    'answer_checking (0)',
    'answer_unreachable (0)',
    'answer_again (1)',
    'answer_all-answered (0)',
  ]);
});

it('leaves the silence of another as it is', async () => {
  const lines = await firstLines(`
    whatsapp ....................tttttttttttttttttttt..........
    telegram ....................tttttttttttttttttttttttttttttt
  `);
  expect(lines).toContain('answer_unreachable-several (0)');
  expect(lines).toContain('answer_unreachable (1)');
  expect(lines.filter((line) => line.startsWith('answer_again'))).toEqual([]);
});
