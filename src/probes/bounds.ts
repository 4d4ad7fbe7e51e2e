/** How much of a peer's time and words a probe bears, wherever it is asked from. */

/**
 * On an open socket the next whole message comes within this, in milliseconds. What comes of an unfinished one a script neither sees nor
 * can stop, and the browser keeps all of it: at 100 Mbit/s 63 MB by then.
 */
export const MESSAGE_WITHIN_MS = 5_000;

/** A healthy handshake takes a few hundred bytes; what floods us is not the protocol. */
export const MAX_HEARD_BYTES = 64 * 1024;
