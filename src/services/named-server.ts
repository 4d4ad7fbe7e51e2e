/** The server in what people have at hand of a chat: their own id, the name of a room, a link that was shared. */

/** `@someone:example.org`, `#room:example.org`, `!id:example.org` (https://spec.matrix.org/latest/appendices/#common-identifier-format). */
const MATRIX_ID = /^[@#!][^\s:/@]*:([^\s:/?#@]+)(?::\d+)?$/;

/** The same in a `matrix:` address (https://spec.matrix.org/latest/appendices/#matrix-uri-scheme). */
const MATRIX_ADDRESS = /^matrix:(?:u|r|roomid)\/[^\s:/]+:([^\s:/?#]+)/i;

/** The same in the fragment of a link, as of matrix.to or of a web client, which need not be its server's. */
const MATRIX_LINK = /^https:\/\/[^#\s]+#\/(?:(?:room|user)\/)?([^\s/?]+)/i;

/** Rooms that are named without a server have some through which to find them. */
const MATRIX_VIA = /^https:\/\/[^#\s]+#\/(?:room\/)?(?:!|%21)[^\s/?]+\?(?:\S*?&)??via=([^\s:&#]+)/i;

/**
 * `someone@example.org`, of XMPP with a resource too (RFC 7622 section 3.1), and `@someone@example.org` of Mastodon; as an address (RFC
 * 5122, RFC 7565), or in a link that leads to an app (https://docs.modernxmpp.org/client/invites).
 */
const USER_AT =
  /^(?:(?:xmpp|acct|im):|https:\/\/[^\s/#]+\/#|https:\/\/conversations\.im\/[ij]\/)?@?[^\s:/@#?]+@([^\s/?#@:]+)(?:[/?]\S*)?$/i;

/** Rooms of XMPP live at a host of their own, beside the server of their users. */
const ROOMS = /^(?:conference|muc|rooms?|groups?)\.(?=[^.]+\.)/i;

/** Addresses and links that open an app. */
const MATTERMOST = /^mattermost:\/\/([^\s?#]+)/i;
const ROCKETCHAT = /^(?:rocketchat:\/\/|https:\/\/go\.rocket\.chat\/)\S*[?&]host=([^\s&#]+)/i;

/** What is to be asked instead: a host, with a path where one is named. `undefined`: it is none of these. */
export function namedServer(text: string): string | undefined {
  const inLink = decoded(MATRIX_LINK.exec(text)?.[1]);
  const found =
    MATRIX_ID.exec(inLink ?? text) ??
    MATRIX_ADDRESS.exec(text) ??
    MATRIX_VIA.exec(text) ??
    MATTERMOST.exec(text) ??
    ROCKETCHAT.exec(text);
  return found ? decoded(found[1]) : USER_AT.exec(text)?.[1]?.replace(ROOMS, '');
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
