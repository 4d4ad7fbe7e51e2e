/**
 * Chromium's own windows, through its UI DevTools: they give the tree of its views, and with the second flag take the mouse
 * (Chromium `components/ui_devtools/dom_agent.cc`, `ui_devtools_features.h`, `views/view_element.cc`). Headless has them too.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** The port is the browser's to choose; it writes it into its profile. */
export const SHOWS_VIEWS: readonly string[] = [
  '--enable-ui-devtools=0',
  '--enable-features=ui-debug-tools-enable-synthetic-events',
];

interface Node {
  nodeId: number;
  /** Names and values by turns. */
  attributes?: string[];
  children?: Node[];
}

export interface View {
  /** Of its class. */
  name: string;
  /** What is written on it. */
  text: string;
  /** With the left button of the mouse. */
  press(): Promise<void>;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: { message: string };
}

interface Styles {
  matchedCSSRules?: { rule: { style: { cssProperties: { name: string; value: string }[] } } }[];
}

/** Visits all views below the first of this name, in the order in which they stand, or none where there is none. */
export async function withViews<T>(
  profile: string,
  below: string,
  visit: (views: readonly View[]) => Promise<T>,
): Promise<T> {
  const [port] = readFileSync(join(profile, 'UIDevToolsActivePort'), 'utf8').split('\n');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    waiting.get(answer.id)?.(answer);
  });
  const send = <R>(method: string, params: object = {}) =>
    new Promise<R>((resolve, reject) => {
      const id = waiting.size + 1;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as R),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  const nameOf = ({ attributes = [] }: Node) => attributes[attributes.indexOf('name') + 1] ?? '';
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];

  async function viewOf(node: Node): Promise<View> {
    const { nodeId } = node;
    const { matchedCSSRules = [] } = await send<Styles>('CSS.getMatchedStylesForNode', { nodeId });
    const properties = matchedCSSRules.flatMap(({ rule }) => rule.style.cssProperties);
    return {
      name: nameOf(node),
      text: properties.find(({ name }) => name === 'Text')?.value ?? '',
      async press() {
        for (const type of ['mousePressed', 'mouseReleased'])
          await send('DOM.dispatchMouseEvent', {
            nodeId,
            event: { type, x: 5, y: 5, button: 'left', wheelDirection: 'none' },
          });
      },
    };
  }

  try {
    await send('DOM.enable');
    await send('CSS.enable');
    const { root } = await send<{ root: Node }>('DOM.getDocument');
    const top = all(root).find((node) => nameOf(node) === below);
    const views: View[] = [];
    for (const node of top ? all(top) : []) views.push(await viewOf(node));
    return await visit(views);
  } finally {
    socket.terminate();
  }
}
