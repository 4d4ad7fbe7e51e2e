// @vitest-environment happy-dom
/** What comes of the buttons beside second opinions: who is asked, what opens, what is kept, and that the page says so. */
import { describe, expect, it, vi } from 'vitest';
import { othersActions } from '../../src/popup/others-actions.ts';
import type { Browser, Here, Known, Page } from '../../src/popup/page.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { emptyState, type State } from '../../src/core/model/state.ts';
import { memoryStore } from '../simulate/memory-store.ts';
import { settings as usual } from '../ui/fixtures/settings.ts';
import { othersSay } from '../ui/fixtures/others.ts';

/** A page whose background hears `after` when it is asked. */
async function pageWith(settings: Partial<Settings>, after: State = emptyState) {
  const store = memoryStore();
  const opened: string[] = [];
  const kept: string[] = [];
  let here = { open: [], asking: [] } as unknown as Here;
  const drawn: Here[] = [];
  const page = {
    known: { settings: { ...usual, ...settings }, state: emptyState } as Known,
    get here() {
      return here;
    },
    do(what: Partial<Here>) {
      here = { ...here, ...what };
      drawn.push(here);
    },
  } as Page;
  const browser = {
    load: async (key: string) => store.stored.get(key),
    askOthers: () => store.save(entries(emptyState, after)),
    openTab: async (url: string) => void opened.push(url),
    keepFriendText: async (text: string) => void kept.push(text),
  } as unknown as Browser;
  return { actions: othersActions(page, browser), page, opened, kept, drawn };
}

const sources = ['crowd'] as const;
const nowHeard = (): State => {
  const { others, ...rest } = othersSay['others-see-it'];
  const now = Date.now();
  return {
    ...rest,
    others: { ...others, opinions: others.opinions.map((one) => ({ ...one, at: now, heardAt: now })) },
  };
};

describe('"ask others"', () => {
  it('asks where sources are on, and says so as long as it does', async () => {
    const { actions, page, opened, drawn } = await pageWith({ sources }, nowHeard());
    actions.askOthers('whatsapp');
    expect(page.here.asking).toEqual(['whatsapp']);
    await vi.waitFor(() => expect(page.here.asking).toEqual([]));
    expect([opened, drawn]).toEqual([[], [expect.anything(), expect.anything()]]);
  });

  it('shows whom there is to ask where none is on, or none of those that are could be asked', async () => {
    const off = await pageWith({});
    off.actions.askOthers('whatsapp');
    await vi.waitFor(() => expect(off.opened).toEqual(['/options/options.html#others=whatsapp']));
    expect(off.drawn).toEqual([]);
    const unable = await pageWith({ sources });
    unable.actions.askOthers('whatsapp');
    await vi.waitFor(() => expect(unable.opened).toEqual(['/options/options.html#others=whatsapp']));
  });
});

describe('"ask a friend"', () => {
  it('opens its row with it, and is closed by the same button', async () => {
    const { actions, page } = await pageWith({});
    actions.askFriend('whatsapp');
    expect(page.here).toMatchObject({ open: ['whatsapp'], friend: { service: 'whatsapp' } });
    actions.friend.change({ withCode: true });
    expect(page.here.friend).toEqual({ service: 'whatsapp', withCode: true });
    actions.askFriend();
    expect(page.here.friend).toBeUndefined();
  });

  it('says of a copy whether the browser allowed it', async () => {
    const { actions, page } = await pageWith({});
    actions.askFriend('whatsapp');
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce(undefined);
    actions.friend.copy('the text');
    await vi.waitFor(() => expect(page.here.friend!.copied).toBe('the text'));
    writeText.mockRejectedValueOnce(new Error('No.'));
    actions.friend.copy('another');
    await vi.waitFor(() => expect(page.here.friend!.copied).toBe('refused'));
    writeText.mockRestore();
  });

  it('keeps what the text says only when that is ticked', async () => {
    const { actions, page, kept } = await pageWith({});
    actions.askFriend('whatsapp');
    actions.friend.change({ pasted: 'wasl1' });
    expect(kept).toEqual([]);
    actions.friend.keep('wasl1');
    expect([kept, page.here.friend!.isKept]).toEqual([['wasl1'], true]);
  });
});
