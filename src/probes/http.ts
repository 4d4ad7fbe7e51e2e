import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { discard, QUIET } from './request.ts';

export interface HttpProbe extends Probe {
  kind: 'http';
  /** `HEAD` unless the server is known not to answer it: a `GET` is paid with its whole body, aborted or not (measured). */
  method?: 'HEAD' | 'GET';
}

/**
 * Any HTTP answer below 500 means that the operator's edge is reachable. A redirect is such an answer and is not followed, so
 * no answer can send us elsewhere. Needs the host permission, or a server that is documented to be open to CORS.
 */
export async function http({ url, method = 'HEAD' }: HttpProbe, net: Net): Promise<Outcome> {
  const response = await net.fetch(url, {
    ...QUIET,
    method,
    mode: 'cors',
    redirect: 'manual',
    signal: net.signal,
  });
  discard(response);
  return outcomeOf(response);
}

/** What an HTTP answer says by its status alone; one whose status is hidden is just an answer. */
export function outcomeOf({ status }: Response): Outcome {
  if (status === 0) return { grade: 1 };
  return status < 500 ? { grade: 1, status } : { failure: 'http-error', status };
}
