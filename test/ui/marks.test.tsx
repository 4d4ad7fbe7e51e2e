// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { StatusMark, markOf, type Mark } from '../../src/ui/status-mark.tsx';
import { render } from './render.tsx';

const shape = (mark: Mark) =>
  render(<StatusMark mark={mark} />)
    .all('path')
    .map((path) => path.getAttribute('d'))
    .join();

describe('the marks', () => {
  it('tell every state apart by shape', () => {
    const marks: Mark[] = [
      markOf('up'),
      markOf('degraded', 'service'),
      markOf('down', 'unclear'),
      markOf('down', 'blocked'),
      markOf('unknown', 'connection'),
      markOf('paused'),
      markOf('up', undefined, true),
    ];
    expect(new Set(marks.map(shape)).size).toBe(marks.length);
  });

  it('are drawn as unknown where a damaged storage names a state that there is not', () => {
    expect(shape('upside' as Mark)).toBe(shape('unknown'));
  });

  it('draw the five silhouettes of the toolbar apart', () => {
    const silhouettes: Mark[] = ['calm', 'alarm', 'warning', 'unsure', 'off'];
    expect(new Set(silhouettes.map(shape)).size).toBe(5);
  });

  it('are silent: their word stands beside them', () => {
    expect(
      render(<StatusMark mark="up" />)
        .one('svg')
        .getAttribute('aria-hidden'),
    ).toBe('true');
  });
});
