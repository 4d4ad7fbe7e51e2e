/** How every probe asks over HTTP, and how little of the answer it takes. */

/** No cookies, no cache, no referrer. Browsers may still send their own user agent, languages and, where CORS applies, an Origin. */
export const QUIET = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** No probe keeps more than this of a body, in bytes. */
export const BODY_LIMIT = 16_384;

/** The first `limit` bytes of the body; the rest is cancelled unread. Rejects when the connection breaks before. */
export async function readStart(response: Response, limit = BODY_LIMIT): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const start = new Uint8Array(limit);
  let length = 0;
  if (!reader) return start.subarray(0, 0);
  try {
    while (length < limit) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, limit - length);
      start.set(part, length);
      length += part.length;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  return start.subarray(0, length);
}

/** Throws the body away unread. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}

/**
 * The redirects of the Fetch standard ("redirect status"), whose status browsers hide from whoever does not follow them;
 * 300, 304, 305 and 306 are answers like any other (both measured in Chromium 156 and Firefox 153).
 */
export const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** A redirect that was not followed: browsers hide its status, other runtimes show it. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || REDIRECTS.includes(response.status);
}
