/** Hosts that are contacted for the user's own connection, whatever is chosen. */
import { controls, hosts, resolvers } from '../services/index.ts';

export const ownHosts = hosts({ endpoints: controls });
export const resolverHosts = hosts({
  endpoints: resolvers.map(({ url }) => ({ probe: { kind: 'doh', url } })),
});
