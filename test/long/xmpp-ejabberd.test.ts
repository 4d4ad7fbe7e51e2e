/** The XMPP probe against Debian's ejabberd. */
import { startEjabberd } from '../peers/ejabberd.ts';
import { asks } from '../probes/xmpp-server.ts';
import { ensureDebian } from './debian.ts';

asks(() => {
  ensureDebian('erl', 'ejabberd');
  return startEjabberd('chat.example');
});
