/** What stands in the place of a host's own answer under a fault: the lab says it, the simulator knows what a probe makes of it. */
import type { Fault } from './scenario.ts';

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** A page that speaks no messaging protocol. */
export const PAGE: Reply = {
  status: 200,
  headers: HTML,
  body: '<!doctype html><html lang="en"><title>A page of the lab</title><p>Nothing else.</html>\n',
};

const BLOCK_PAGE: Reply = {
  status: 200,
  headers: HTML,
  body: '<!doctype html><title>Blocked</title><p>Not here.\n',
};

/** The captive portal's own host: nothing ever happens to it. */
export const SIGN_IN_HOST = 'sign-in.lab.test';
const SIGN_IN: Reply = { status: 302, headers: { location: `http://${SIGN_IN_HOST}/` } };

/** `captive` and `dns-forged` answer over plain http alone. `undefined`: under this fault the host answers itself, or nobody does. */
export function replyUnder(fault: Fault | undefined): Reply | undefined {
  switch (fault?.name) {
    case 'status':
      return { status: fault.status };
    case 'no-protocol':
      return PAGE;
    case 'captive':
      return SIGN_IN;
    case 'dns-forged':
      return BLOCK_PAGE;
    default:
      return undefined;
  }
}
