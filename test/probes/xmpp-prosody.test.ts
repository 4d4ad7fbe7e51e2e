/** The XMPP probe against Debian's prosody. */
import { startProsody } from '../peers/prosody.ts';
import { asks } from './xmpp-server.ts';

asks(() => startProsody('chat.example'));
