/** The XMPP probe against Debian's ejabberd. */
import { startEjabberd } from '../peers/ejabberd.ts';
import { asks } from '../probes/xmpp-server.ts';

asks(() => startEjabberd('chat.example'));
