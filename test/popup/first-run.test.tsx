// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { FirstRun, type Props } from '../../src/popup/first-run.tsx';
import { services, watch } from '../../src/services/index.ts';
import { settings as usual } from '../ui/fixtures/settings.ts';
import { firstSettings, type Whereabouts } from '../../src/services/first-settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

function draw(more: Partial<Props> & { tag?: string; settings?: Settings } = {}) {
  const { tag = 'en', settings = { ...usual, isStarted: false }, ...props } = more;
  const changes: Settings[] = [];
  const done: string[] = [];
  const page = (
    <FirstRun
      watch={watch(settings, sight)}
      browser="en-GB"
      where={{ zone: 'Europe/London', languages: ['en-GB'] }}
      words={wordsFor(tag)}
      actions={{
        change: (next) => changes.push(next),
        start: () => done.push('start'),
        later: () => done.push('later'),
      }}
      {...props}
    />
  );
  return { ...render(page), changes, done };
}

describe('the first run', () => {
  it('keeps the contract: one status, one connection, one button that starts', () => {
    const drawn = draw();
    expect(drawn.text('[role=status]')).toBe('Nothing is checked until you press Start.');
    expect(drawn.all('[data-connection=unknown]')).toHaveLength(1);
    drawn.click('button[data-action=start]');
    expect(drawn.done).toEqual(['start']);
  });

  it('offers its language, each by its own name, before anything is decided', () => {
    const drawn = draw();
    const list = 'select[name=language]';
    expect(drawn.one(list).getAttribute('aria-label')).toBe('Language');
    expect(drawn.text(`${list} option[value=ar]`)).toBe('العربية');
    expect((drawn.one(list) as HTMLSelectElement).value).toBe('en');
    drawn.choose(list, 'ar');
    expect(drawn.changes.map(({ language }) => language)).toEqual(['ar']);
    expect((draw({ tag: 'ar' }).one(list) as HTMLSelectElement).value).toBe('ar');
  });

  it('says directly above Start who is contacted, for how many bytes, and who can see it', () => {
    expect(draw().text('.terms')).toMatch(
      /Wasl will contact WhatsApp, Telegram, Signal and Messenger\..*about [\d.]+ MB a month.*Your provider can see these checks; untick any that could endanger you\. ?Start ?Not now$/,
    );
  });

  it('says beside the delays what is not noticed without detailed checks, and only then', () => {
    const blind = 'but not servers that answer with errors.';
    expect(draw().text('.presets')).toContain(blind);
    const chosen = { ...usual, isStarted: false };
    const granted = [...chosen.services.map(({ id }) => id), 'control'];
    const seeing = watch(chosen, { ...sight, granted });
    expect(draw({ watch: seeing }).text('.presets')).not.toContain(blind);
    // One service more, without them.
    expect(draw({ watch: watch(chosen, { ...sight, granted: granted.slice(1) }) }).text()).toContain(blind);
    // What everybody may read needs no permission.
    const open = { ...chosen, services: [{ id: 'matrix' }] };
    expect(draw({ watch: watch(open, sight) }).text('.presets')).not.toContain(blind);
  });

  it('names every ticked service, however many', () => {
    const all = { ...usual, services: services.map(({ id }) => ({ id })) };
    const text = draw({ settings: all }).text('.terms');
    expect(services.filter(({ name }) => !text.includes(name))).toEqual([]);
  });

  it('ticks and unticks', () => {
    const drawn = draw();
    drawn.click('input[name=signal]');
    drawn.click('input[name=discord]');
    expect(drawn.changes.map((settled) => settled.services.map(({ id }) => id).join())).toEqual([
      'whatsapp,telegram,messenger',
      'whatsapp,telegram,signal,messenger,discord',
    ]);
  });

  it('says the preset in one line, and changes it with the megabytes and the delay of each in sight', () => {
    const drawn = draw();
    const told = (text: string) => text.replace(/[\d.]+ (MB|min|h)\b/g, 'N');
    expect(told(drawn.text('.presets summary'))).toBe('How often Normal, about N a month');
    expect(drawn.all('.presets b').map(({ textContent }) => textContent)).toEqual([
      'Normal',
      'Saver',
      'Normal',
      'Watchful',
    ]);
    const [saver] = drawn.all('.presets label');
    expect(told(saver!.textContent)).toMatch(/^Saver, about N a month ?notices an outage within N/);
    drawn.click('.presets input[name=preset]');
    expect(drawn.changes.map(({ preset }) => preset)).toEqual(['saver']);
  });

  it('does not start with nothing ticked', () => {
    const drawn = draw({ settings: { ...usual, services: [] } });
    drawn.click('[data-action=start]');
    expect(drawn.done).toEqual([]);
    expect(drawn.text('.terms')).toContain('Choose at least one service.');
  });

  it('shows what is likely where the browser speaks first, and ticks nothing for it', () => {
    const first = (browser: string) => draw({ browser }).all('.choices input')[0]!.getAttribute('name');
    expect(['en-GB', 'ja', 'vi-VN', 'th', 'ru', 'de-CH'].map(first)).toEqual([
      'whatsapp',
      'line',
      'zalo',
      'line',
      'telegram',
      'threema',
    ]);
    const ticked = draw({ browser: 'ja' }).all('input[type=checkbox]:checked');
    expect(ticked.map((each) => each.getAttribute('name')).sort()).toEqual([
      'messenger',
      'signal',
      'telegram',
      'whatsapp',
    ]);
  });

  it('can be left, and asks the browser for nothing', () => {
    const drawn = draw();
    drawn.click('[data-action=later]');
    expect(drawn.done).toEqual(['later']);
    expect(drawn.all('[data-action=alerts], [data-action=detailed]')).toEqual([]);
  });

  it('names the neutral sites for who wants to know', () => {
    expect(draw().text('.more [data-sites]')).toMatch(/neutral sites too: .*en\.wikipedia\.org/);
  });

  describe('where services are blocked', () => {
    const ticked = (where: Whereabouts) => firstSettings(where).services.map(({ id }) => id);

    it.each([
      { zone: 'Asia/Tehran', languages: ['en-US'], left: [] },
      { zone: 'Europe/Berlin', languages: ['fa-IR', 'de'], left: [] },
      { zone: 'Asia/Saigon', languages: ['vi'], left: ['whatsapp', 'signal', 'messenger'] },
      { zone: 'America/Caracas', languages: ['es-VE'], left: ['whatsapp', 'telegram', 'messenger'] },
      // A language is no country.
      {
        zone: 'Europe/Berlin',
        languages: ['fa', 'not a tag'],
        left: ['whatsapp', 'telegram', 'signal', 'messenger'],
      },
    ])(
      'ticks none of them for a clock of $zone and the languages $languages, and names them',
      ({ left, ...where }) => {
        expect(ticked(where)).toEqual(left);
        const settings = { ...usual, isStarted: false, services: firstSettings(where).services };
        const text = draw({ where, settings }).text();
        const unticked = usual.services.filter(({ id }) => !left.includes(id));
        if (unticked.length > 0) expect(text).toContain('Not ticked, because blocked where you seem to be');
        else expect(text).not.toContain('Not ticked');
      },
    );

    it('says nothing more of one that is ticked after all', () => {
      const where = { zone: 'America/Caracas', languages: [] };
      expect(draw({ where, settings: { ...usual, isStarted: false } }).text()).not.toContain('Not ticked');
    });
  });

  it('is whole in Arabic', () => {
    const text = draw({ tag: 'ar' }).text();
    expect(text).toContain('يرى مزوّد الإنترنت هذه الفحوص؛ فألغِ ما قد يعرّضك للخطر.');
    expect(text).not.toMatch(/\$|[a-z]+_[a-z]/);
  });
});
