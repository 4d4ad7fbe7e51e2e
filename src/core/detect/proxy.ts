/** What only a proxy says, as offices have: it lets nothing through to a host, or wants a password first. */
import { PROXY_ASKS } from '../model/terms.ts';

/** Chromium's codes (`net_error_list.h`) and Firefox's (`ErrorList.py`; 403, 401, 407, 405, 451). */
const PROXY_REFUSES =
  /ERR_(UNEXPECTED_)?PROXY_AUTH|NS_ERROR_PROXY_(FORBIDDEN|UNAUTHORIZED|AUTHENTICATION_FAILED|METHOD_NOT_ALLOWED|UNAVAILABLE_FOR_LEGAL_REASONS)/;

/** Whether this was said of a failure by a proxy that is there, and refuses. */
export const isProxysRefusal = (detail: string | undefined): boolean =>
  detail !== undefined && (PROXY_REFUSES.test(detail) || detail === PROXY_ASKS);
