/** WhatsApp, Messenger, Instagram. */
import { answerClientHello } from '../../peers/whatsapp.ts';
import { json, text, type Answer, type Talk } from '../answer.ts';

export const meta: readonly Answer[] = [
  {
    host: 'web.whatsapp.com',
    path: '/sw.js',
    reply: () => ({
      status: 200,
      headers: { 'content-type': 'application/javascript' },
      body: '/*! lab */ self.x={"client_revision":1026000001};\n',
    }),
  },
  { host: 'web.whatsapp.com', path: '/ws/chat', talk: gateway },
  {
    host: 'v.whatsapp.net',
    path: '/v2/register',
    reply: () => json({ status: 'fail', reason: 'old_version' }),
  },
  {
    host: 'graph.facebook.com',
    path: '/me',
    reply: () =>
      json(
        {
          error: {
            message: 'An active access token must be used to query information about the current user.',
            type: 'OAuthException',
            code: 2500,
            fbtrace_id: 'AlabLABlabLABlabLABlab0',
          },
        },
        { status: 400, isOpen: true },
      ),
  },
  { host: 'web-chat-e2ee.facebook.com', path: '/ws/chat', talk: gateway },
  { host: 'gateway.facebook.com', reply: () => text('Bad Request', 400) },
  { host: 'edge-chat.facebook.com', reply: () => text('Bad Request', 400) },
  { host: 'edge-chat.instagram.com', reply: () => text('Bad Request', 400, { isOpen: true }) },
  { host: 'gateway.instagram.com', reply: () => text('Bad Request', 400, { isOpen: true }) },
];

/** A ServerHello for a ClientHello; the gateway hangs up on anything else. */
function gateway({ say, hangUp, onMessage }: Talk): void {
  onMessage((message) => {
    const answer = typeof message === 'string' ? undefined : answerClientHello(message);
    if (answer) say(answer);
    else hangUp(1002);
  });
}
