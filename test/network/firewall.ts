/**
 * What is done to packets on their way, by iptables(8). They are met where they arrive: a packet that is dropped there is lost, and the
 * sender is not told.
 */
import { run } from '../setup/start-program.mjs';
import { command } from './command.ts';

const TCP = ['-p', 'tcp'];
const TO_HTTPS = [...TCP, '--dport', '443'];
const WEB = [...TCP, '-m', 'multiport', '--ports', '80,443'];
const NEW = ['-m', 'conntrack', '--ctstate', 'NEW'];
const RESET = ['-j', 'REJECT', '--reject-with', 'tcp-reset'];
const DROP = ['-j', 'DROP'];

const arriving = (...words: string[]) => command('iptables', '-A', 'INPUT', ...words);
const leaving = (...words: string[]) => command('iptables', '-t', 'nat', '-A', 'OUTPUT', ...TCP, ...words);

/** A packet to https in which this text stands, as the name of the host does in a ClientHello (RFC 6066). What follows it is encrypted. */
const hello = (text: string) => [...TO_HTTPS, '-m', 'string', '--algo', 'bm', '--string', text];

export const firewall = {
  /** Also of what is open. */
  drop: (address: string) => arriving(...TCP, '-d', address, ...DROP),
  refuse: (address: string) => arriving(...TCP, '-d', address, ...RESET),
  dropHello: (text: string) => arriving(...hello(text), ...DROP),
  resetHello: (text: string) => arriving(...hello(text), ...RESET),
  /** Whoever is connected stays so. */
  dropNew: (address: string) => arriving(...TCP, '-d', address, ...NEW, ...DROP),
  dropAllNew: () => arriving(...WEB, ...NEW, ...DROP),
  /** Of packets of either direction, a share of 0 to 1. */
  lose: (share: number) =>
    arriving(...WEB, '-m', 'statistic', '--mode', 'random', '--probability', String(share), ...DROP),
  /** All http ends at this one address; nothing else is let through. */
  captivate(portal: string) {
    leaving('--dport', '80', '-j', 'DNAT', '--to-destination', portal);
    arriving(...TO_HTTPS, ...RESET);
  },
  /** What goes to https, but for what comes from this address, ends at a port of this computer. */
  divert: (port: number, except: string) =>
    leaving('--dport', '443', '!', '-s', except, '-j', 'REDIRECT', '--to-ports', String(port)),
  /** Packets that any of this has met. */
  met(): number {
    const list = (table: string, chain: string) =>
      run('iptables', ['-t', table, '-L', chain, '-vxn'], { encoding: 'utf8' }).stdout;
    const rules = [list('filter', 'INPUT'), list('nat', 'OUTPUT')].flatMap((text) =>
      text.split('\n').slice(2),
    );
    return rules.reduce((sum, rule) => sum + Number(rule.trim().split(/\s+/)[0]), 0);
  },
};
