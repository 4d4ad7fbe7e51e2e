// @vitest-environment happy-dom
/** An outage that never was: played by the real core, shown with the real parts, and marked as a drill wherever it may be seen. */
import { describe, expect, it } from 'vitest';
import { Drill } from '../../src/drill/drill.tsx';
import { inventedWatch, scenesOf, SCENES, SILENT, type Scene } from '../../src/drill/night.ts';
import { defaultSettings, known, services } from '../../src/services/index.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { languages } from '../../src/words/languages.ts';
import { NOW } from '../moment.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const scenes = scenesOf(inventedWatch('Example', defaultSettings), NOW);

function draw(name: Scene['name'], { tag = 'en', mayNotify = false } = {}) {
  const words = wordsFor(tag, { now: () => NOW });
  const done: string[] = [];
  const watch = inventedWatch(words.t('drill_service'), defaultSettings);
  const scene = scenes.find((one) => one.name === name)!;
  const page = (
    <Drill
      {...{ scene, watch, words, mayNotify }}
      isPlaying
      notifies={false}
      actions={{
        play: (isPlaying) => void done.push(`play ${isPlaying}`),
        next: () => void done.push('next'),
        notify: (isWanted) => void done.push(`notify ${isWanted}`),
      }}
    />
  );
  return { ...render(page), done, words };
}

describe('the night of a drill', () => {
  it('goes from calm over doubt and outage to its end, as the core tells it', () => {
    expect(
      scenes.map(({ name, state, notice }) => {
        const { status, isDoubted } = state.services[SILENT]!;
        return [name, status, isDoubted, notice?.kind];
      }),
    ).toEqual([
      ['calm', 'up', false, undefined],
      ['checking', 'up', true, undefined],
      ['down', 'down', false, undefined],
      ['told', 'down', false, 'outage'],
      ['recovered', 'up', false, 'recovery'],
      ['after', 'up', false, undefined],
    ]);
    expect(scenes.every(({ state }) => state.line.status === 'online')).toBe(true);
    expect(scenes.at(-1)!.at).toBe(NOW);
  });

  it('knows no real service, no real address and no source', () => {
    const watch = inventedWatch('Example', defaultSettings);
    const probes = [...watch.services.flatMap(({ endpoints }) => endpoints), ...watch.controls];
    const hosts = [
      ...probes.map(({ probe }) => hostOf(probe.url)),
      ...watch.services.map(({ url }) => hostOf(url)),
    ];
    expect(hosts.filter((host) => !host.endsWith('.invalid'))).toEqual([]);
    expect([watch.resolvers, watch.domestic, watch.vantages]).toEqual([[], undefined, undefined]);
    const real = new Set([...services.map(({ id }) => id), ...known(defaultSettings).map(({ id }) => id)]);
    expect(watch.services.filter(({ id }) => real.has(id))).toEqual([]);
  });
});

describe.each(SCENES)('the scene %s', (name) => {
  // The scene with a notification in every language, the others in two.
  const spoken = languages.filter(({ tag }) => name === 'told' || tag === 'en' || tag === 'ar');

  it('says above it and all over it that it is a drill', () => {
    for (const { tag } of spoken) {
      const { all, one, words, text } = draw(name, { tag });
      const word = words.t('drill_word');
      expect(one('.drill-banner b').textContent).toBe(word);
      expect(all('.stage .watermark > *').map(({ dataset }) => dataset['word'])).toEqual(
        Array(12).fill(word),
      );
      const titles = all('.notification b, .drill-account h2').map(({ textContent }) => textContent);
      expect(titles.filter((title) => !title.startsWith(word))).toEqual([]);
      expect(text()).not.toMatch(/\$|\b[a-z]+_[a-z]|undefined|NaN|Invalid/);
      expect(all('.main').length).toBeLessThanOrEqual(1);
    }
  });

  it('opens nothing, and asks nobody', () => {
    const drawn = draw(name);
    const followed = drawn.all('.stage a, .stage button').map((each) => {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true });
      each.dispatchEvent(click);
      return !click.defaultPrevented;
    });
    expect(followed.length).toBeGreaterThan(0);
    expect(followed).not.toContain(true);
    expect(drawn.done).toEqual([]);
  });
});

describe('the drill', () => {
  it("shows the whole popup of such a moment: its bar's ways, and the offer to ask others while something fails", () => {
    const ways = (name: Scene['name']) => draw(name).all('.stage .ways button').length;
    expect(SCENES.map(ways)).toEqual(SCENES.map(() => ways('down')));
    expect(ways('down')).toBeGreaterThan(2);
    const offers = SCENES.filter((name) => draw(name).all('[data-action=ask-others]').length > 0);
    expect(offers).toEqual(['down', 'told']);
  });

  it('is gone through by buttons, and stops where that is wished', () => {
    const drawn = draw('down');
    drawn.click('[data-action=drill-next]');
    drawn.click('[data-action=drill-play]');
    expect(drawn.done).toEqual(['next', 'play false']);
    const last = draw('after');
    expect(last.text('[data-action=drill-next]')).toBe('Again');
    expect(last.all('[data-action=drill-play]')).toEqual([]);
  });

  it('sends notifications only where the browser shows any, and they are wanted', () => {
    expect(draw('told').all('[name=drill-notify]')).toEqual([]);
    const drawn = draw('told', { mayNotify: true });
    drawn.click('[name=drill-notify]');
    expect(drawn.done).toEqual(['notify true']);
    expect(drawn.text('.notification b')).toContain("Drill: Example isn't answering");
  });

  it('ends with the line of the morning after, and with what the report would say', () => {
    const drawn = draw('after');
    expect(drawn.text('.morning')).toMatch(/Example.*(2[3-7]) min/);
    expect(drawn.text('.drill-account')).toMatch(/^Drill: What happened: Example.*nothing here shows a hack/);
  });
});
