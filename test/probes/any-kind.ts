/** A kind of probe, whichever it is, asked of a loopback peer. */
import type { Net, Outcome } from '../../src/probes/net.ts';
import { nodeNet } from '../peers/net.ts';
import { serve, type Handlers } from '../peers/serve.ts';

/** Any kind of probe; each knows its own fields. */
export type Kind = (probe: { kind: string; url: string }, net: Net) => Promise<Outcome>;

/** What the kind makes of a peer that does this. */
export async function ask(kind: Kind, handlers: Handlers, changes: Partial<Net> = {}): Promise<Outcome> {
  const served = await serve(handlers);
  const url = handlers.http ? `${served.http}/?name=chat.example` : served.socket;
  return kind({ kind: 'any', url }, nodeNet(changes));
}
