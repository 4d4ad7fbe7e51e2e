/**
 * A button with a menu, after the pattern of the ARIA Authoring Practices ("Menu Button"): arrows, Home and End go through it, Escape and Tab
 * leave it, what is chosen closes it. It lies above the page, on that side of its button where there is more room, and is never cut off.
 */
import type { TargetedKeyboardEvent, TargetedToggleEvent } from 'preact';

export interface MenuItem {
  action: string;
  label: string;
  onChoose(): void;
}

interface Props {
  id: string;
  label: string;
  /** What is drawn on its button, 16 wide and high. */
  path: string;
  items: readonly MenuItem[];
  /** Its items make no sense without its name above them. */
  isTitled?: boolean;
}

/** Between the menu and the edge of the window. */
const EDGE_PX = 8;

export function Menu({ id, label, path, items, isTitled = false }: Props) {
  return (
    <>
      <button
        type="button"
        class="plain icon"
        popovertarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        onKeyDown={openByKey}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
      <div
        id={id}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onBeforeToggle={({ currentTarget, newState }) => newState === 'open' && place(currentTarget)}
        onToggle={enter}
        onKeyDown={walk}
      >
        {isTitled && <p aria-hidden="true">{label}</p>}
        {items.map(({ action, label: text, onChoose }) => (
          <button
            type="button"
            key={action}
            class="plain"
            role="menuitem"
            tabIndex={-1}
            data-action={action}
            onClick={({ currentTarget }) => {
              leave(currentTarget.parentElement!);
              onChoose();
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}

const itemsIn = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];

const focus = (item: HTMLElement | undefined) => item?.focus({ preventScroll: true });

/** The focus is on its button again. */
function leave(menu: HTMLElement): void {
  menu.hidePopover();
  focus(menu.previousElementSibling as HTMLElement);
}

/** As wide and high as it may be from its button to the edges of the window. */
function place(menu: HTMLElement): void {
  const { top, bottom, left, right } = menu.previousElementSibling!.getBoundingClientRect();
  // Without the room that is kept for a scrollbar.
  const { width: wide } = document.documentElement.getBoundingClientRect();
  const high = window.innerHeight;
  const isBelow = high - bottom >= top;
  const isLeft = left + right > wide;
  Object.assign(menu.style, {
    top: isBelow ? `${bottom}px` : 'auto',
    bottom: isBelow ? 'auto' : `${high - top}px`,
    maxBlockSize: `${(isBelow ? high - bottom : top) - EDGE_PX}px`,
    left: isLeft ? 'auto' : `${left}px`,
    right: isLeft ? `${wide - right}px` : 'auto',
    maxInlineSize: `${(isLeft ? right : wide - left) - EDGE_PX}px`,
  });
  // It would stay where it is while its button moves away.
  addEventListener('scroll', () => menu.hidePopover(), { once: true });
}

function enter({ currentTarget, newState }: TargetedToggleEvent<HTMLElement>): void {
  const items = itemsIn(currentTarget);
  if (newState === 'open' && !items.some((item) => item === document.activeElement)) focus(items[0]);
}

function openByKey(event: TargetedKeyboardEvent<HTMLElement>): void {
  const menu = event.currentTarget.nextElementSibling as HTMLElement;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  menu.showPopover();
  focus(itemsIn(menu).at(event.key === 'ArrowDown' ? 0 : -1));
}

function walk(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { currentTarget: menu, key } = event;
  const items = itemsIn(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: at - 1,
    Home: 0,
    End: -1,
  };
  const step = steps[key];
  // From its button Tab goes on.
  if (key === 'Tab') return leave(menu);
  if (key === 'Escape') leave(menu);
  else if (step === undefined) return;
  else focus(items.at(step));
  // A browser closes the whole popup with an Escape that nobody has taken.
  event.preventDefault();
}
