/** Discord's gateway as far as a session that does nothing (discord/discord-api-docs `developers/events/gateway.mdx`). */

/** The server speaks first. */
export function discordHello(): string {
  return JSON.stringify({
    t: null,
    s: null,
    op: 10,
    d: { heartbeat_interval: 41_250, _trace: ['["gateway"]'] },
  });
}

/** What is answered, or the close code for what a gateway does not accept. */
export function answerDiscord(text: string): string | number {
  const { op } = JSON.parse(text) as { op: number };
  if (op === 1) return JSON.stringify({ t: null, s: null, op: 11, d: null });
  if (op !== 2) return 4003;
  const user = { id: '1', username: 'reference', discriminator: '0', avatar: null, bot: true };
  const d = {
    v: 10,
    user,
    guilds: [],
    session_id: 'reference',
    resume_gateway_url: 'wss://gateway.discord.gg',
    application: { id: '1', flags: 0 },
  };
  return JSON.stringify({ t: 'READY', s: 1, op: 0, d });
}
