/** The line of the computer, as ip(8) sees it: an interface, and a way to addresses that this same computer answers at. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.ts';

/** Addresses that nobody has (RFC 5737), and of IPv6 (RFC 3849). */
const FAR = '203.0.113.0/24';
export const OWN_ADDRESS = '203.0.113.1';
/** Of whoever stands in between. */
export const BETWEEN_ADDRESS = '203.0.113.254';
const OWN_ADDRESS_6 = '2001:db8:1::1/64';

export const farAddress = (index: number): string => `203.0.113.${index + 2}`;
export const farAddress6 = (index: number): string => `2001:db8:77::${(index + 2).toString(16)}`;

/** @param folder where the resolver's address may be written down */
export function makeLine(folder: string): void {
  command('ip', 'link', 'set', 'lo', 'up');
  command('ip', 'link', 'add', 'line', 'type', 'veth', 'peer', 'name', 'exchange');
  command('ip', 'link', 'set', 'exchange', 'up');
  const settings = join(folder, 'resolv.conf');
  writeFileSync(settings, `nameserver ${OWN_ADDRESS}\n`);
  command('mount', '--bind', settings, '/etc/resolv.conf');
  plugIn();
}

/** Packets of IPv6 leave by the line, wherever they go, and nobody ever answers them. */
export function plugIn(): void {
  command('ip', 'link', 'set', 'line', 'up');
  command('ip', 'addr', 'replace', `${OWN_ADDRESS}/32`, 'dev', 'line');
  command('ip', '-6', 'addr', 'replace', OWN_ADDRESS_6, 'dev', 'line', 'nodad');
  command('ip', 'route', 'replace', 'local', FAR, 'dev', 'lo');
  command('ip', '-6', 'route', 'replace', 'default', 'dev', 'line');
}

/** The interface is down, and no way leads anywhere. */
export function pullOut(): void {
  command('ip', 'route', 'del', 'local', FAR, 'dev', 'lo');
  command('ip', 'addr', 'flush', 'dev', 'line');
  command('ip', 'link', 'set', 'line', 'down');
}

/** Packets as they are outside: of 1,500 bytes, each with headers of its own. */
export function cutToUsualPackets(): void {
  command('ip', 'link', 'set', 'lo', 'mtu', '1500', 'gso_max_segs', '1');
}

/** Bytes of all packets that came by the line and went, with their headers, as the kernel counts them. */
export function countedBytes(): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith('lo:'));
  if (!line) throw new Error('the kernel counts no packets here');
  return Number(line.trim().split(/[:\s]+/)[1]);
}
