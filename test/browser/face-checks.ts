/**
 * What has to hold of every state of every page, looked for in the page itself: each function runs there, can use nothing of this
 * file, and gives one line for each thing that is wrong.
 */

export interface Least {
  /** WCAG 2.2, 1.4.3: 4.5, and 3 for large letters. */
  text: number;
  /** WCAG 2.2, 1.4.11: 3 for what has to be seen to understand or use the page. */
  shape: number;
}

/** Contrast of letters, marks, strips, borders of fields and buttons, each against what lies under it, from computed colours. */
export function contrastProblems(least: Least, kinds: readonly string[]): string[] {
  type Colour = readonly [number, number, number, number];
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, Colour>();
  const read = (css: string): Colour => {
    if (!known.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
    }
    return known.get(css)!;
  };
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const under = (element: Element | null): Colour => {
    if (!element) return read('Canvas');
    const colour = read(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour : over(colour, under(element.parentElement));
  };
  const light = ([r, g, b]: Colour): number => {
    const [R = 0, G = 0, B = 0] = [r, g, b].map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const contrast = (one: Colour, other: Colour): number => {
    const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.hidden, option');
  const isIdle = (element: Element) => element.closest('[aria-disabled="true"], :disabled') !== null;
  const problems = new Set<string>();
  const look = (element: Element, css: string, floor: number, what: string, ground = under(element)) => {
    const [r, g, b, a] = read(css);
    const painted = over([r, g, b, a * opacityOf(element)], ground);
    const ratio = contrast(painted, ground);
    if (ratio < floor)
      problems.add(
        `${what} of ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ` +
          `"${element.textContent?.slice(0, 30)}": ${css} on ${ground.map(Math.round)} is ${ratio.toFixed(2)}`,
      );
  };

  if (kinds.includes('text')) {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!;
      if (!texts.currentNode.nodeValue?.trim() || !isShown(element) || isIdle(element)) continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const isDrawn = element.namespaceURI === 'http://www.w3.org/2000/svg';
      const floor = isLarge ? Math.min(least.text, Math.max(3, least.text - 1.5)) : least.text;
      look(element, isDrawn ? style.fill : style.color, floor, 'text');
    }
  }
  if (kinds.includes('shapes')) {
    for (const mark of document.querySelectorAll('svg:is(.mark, button svg)'))
      if (isShown(mark) && !isIdle(mark)) look(mark, getComputedStyle(mark).color, least.shape, 'mark');
    for (const field of document.querySelectorAll('button:not(.plain), select, input:not(.hidden), .button'))
      if (isShown(field) && !isIdle(field) && !field.matches('[type="checkbox"], [type="radio"]')) {
        const style = getComputedStyle(field);
        const ground = under(field.parentElement);
        // A filled button is seen by what fills it.
        const isFilled = contrast(read(style.backgroundColor), ground) >= least.shape;
        if (!isFilled) look(field, style.borderTopColor, least.shape, 'border', ground);
      }
    for (const path of document.querySelectorAll('.strip path')) {
      const { fill, stroke } = getComputedStyle(path);
      const what = `strip, ${path.getAttribute('data-status')}`;
      if (isShown(path)) look(path, stroke === 'none' ? fill : stroke, least.shape, what);
    }
  }
  return [...problems];
}

/** The ring around everything that can have the focus: at least two pixels, seen against its surroundings. */
export function focusProblems(): string[] {
  const problems: string[] = [];
  const before = document.activeElement as HTMLElement | null;
  const light = (css: string) => {
    const [r = 0, g = 0, b = 0] = (css.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = light(getComputedStyle(document.documentElement).backgroundColor);
  const able = 'a[href], button:enabled, select, input, summary, [tabindex="0"]';
  for (const element of document.querySelectorAll<HTMLElement>(able)) {
    if (!element.checkVisibility()) continue;
    element.focus({ focusVisible: true, preventScroll: true });
    // A file field is hidden, its label has the ring.
    const ringed = element.matches('.hidden') ? element.parentElement! : element;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
    const ring = light(outlineColor);
    const ratio = (Math.max(ring, page) + 0.05) / (Math.min(ring, page) + 0.05);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || ratio < 3)
      problems.push(
        `${element.outerHTML.slice(0, 90)}: ring ${outlineStyle} ${outlineWidth} ${ratio.toFixed(2)}`,
      );
  }
  before?.focus();
  return problems;
}

/** Whatever is pressed is at least 24 px wide and high, or a link within a sentence or a table (WCAG 2.2, 2.5.8). */
export function targetProblems(): string[] {
  const problems: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'a[href], button, select, input, summary, [role="slider"], label',
  )) {
    if (!element.checkVisibility() || element.matches('.hidden')) continue;
    const isInText = element.matches('a:not(.button)') && element.closest('p, li, td, th') !== null;
    if (isInText) continue;
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    if (box.width < 24 || box.height < 24)
      problems.push(`${element.outerHTML.slice(0, 90)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
  }
  return problems;
}

/** Nothing reaches out of the window, and nothing is cut off, in wider letters too, as fonts of other machines have them. A wide table may be moved by itself, and a list shows all when it opens. */
export function cutProblems(mayShortenLists = false): string[] {
  const problems: string[] = [];
  document.body.style.letterSpacing = '0.06em';
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) problems.push(`the page is ${wide} px wider than its window`);
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${element.textContent?.slice(0, 40)}"`;
  const pen = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility() || element.closest('.strip, .hidden, .wide, svg, option')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -0.5 || right > innerWidth + 0.5))
      problems.push(`${name(element)} reaches from ${left.toFixed(0)} to ${right.toFixed(0)}`);
    const style = getComputedStyle(element);
    const isField = element instanceof HTMLInputElement;
    if (!isField && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
      problems.push(`${name(element)} is cut`);
    if (element instanceof HTMLSelectElement && !mayShortenLists) {
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const needed = pen.measureText(element.selectedOptions[0]?.label ?? '').width;
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (needed > room + 1)
        problems.push(
          `select "${element.selectedOptions[0]?.label}" has ${room.toFixed(0)} of ${needed.toFixed(0)} px`,
        );
    }
  }
  document.body.style.letterSpacing = '';
  return problems;
}

/** Kinds of a strip that would look alike without their colours: all differ by how they are drawn. */
export function greyProblems(): string[] {
  const shapes = new Map<string, string>();
  const problems: string[] = [];
  for (const path of document.querySelectorAll<SVGPathElement>('.strip [data-status]')) {
    const kind = path.dataset['status']!;
    const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
    const isHollow = fill !== 'none' && stroke !== 'none';
    const shape = `${fill === 'none' ? 'line' : 'pill'} ${isHollow} ${strokeWidth} ${strokeDasharray}`;
    const other = shapes.get(shape) ?? kind;
    if (other !== kind) problems.push(`${other} and ${kind} are both ${shape}`);
    shapes.set(shape, kind);
  }
  return problems;
}

/** Two buttons that both stand out: what is shown at once has one next step. */
export function mainProblems(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('.main')].filter((each) => each.checkVisibility());
  return shown.length > 1
    ? [`stand out together: ${shown.map(({ textContent }) => textContent).join(', ')}`]
    : [];
}
