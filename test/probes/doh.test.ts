import { describe, expect, it } from 'vitest';
import { doh } from '../../src/probes/doh.ts';
import { signalUptime } from '../../src/probes/signal-uptime.ts';
import { dnsDocument } from '../peers/documents.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

async function resolver(answer: (name: string) => string) {
  const served = await serve({
    http(request, response) {
      const { searchParams } = new URL(request.url ?? '', 'http://resolver.example');
      const isAsked = request.headers.accept === 'application/dns-json' && searchParams.get('type') === 'A';
      response.writeHead(isAsked ? 200 : 400).end(answer(searchParams.get('name') ?? ''));
    },
  });
  return (name: string) => `${served.http}/resolve?name=${name}&type=A`;
}

const resolving =
  (...addresses: string[]) =>
  (name: string) =>
    dnsDocument(name, addresses).body;

describe('doh', () => {
  const ask = async (answer: (name: string) => string, name = 'web.whatsapp.com') =>
    doh({ kind: 'doh', url: (await resolver(answer))(name) }, nodeNet());

  it('lists the addresses of a name', async () => {
    expect(await ask(resolving('192.0.2.1', '2001:db8::1'))).toEqual({
      status: 200,
      grade: 1,
      detail: '192.0.2.1 2001:db8::1',
    });
  });

  it('fails as a lookup does when there is no such name', async () => {
    expect(await ask(resolving())).toEqual({ status: 200, failure: 'dns', detail: 'NXDOMAIN' });
  });

  it('fails as a lookup does when the name has no address', async () => {
    const answer = '{"Status":0,"Question":[{"name":"web.whatsapp.com.","type":1}]}';
    expect(await ask(() => answer)).toEqual({ status: 200, failure: 'dns', detail: 'no address' });
  });

  it.each([
    ['the answer to another question', dnsDocument('other.example', ['192.0.2.1']).body],
    ['no question', '{"Status":0,"Answer":[{"name":"web.whatsapp.com","type":1,"data":"192.0.2.1"}]}'],
    ['no JSON', '<html>'],
    ['null', 'null'],
  ])('does not believe %s', async (_, answer) => {
    expect(await ask(() => answer)).toEqual({ status: 200, failure: 'no-protocol' });
  });

  it('does not show as an address what is none', async () => {
    const answer = (name: string) => dnsDocument(name, ['<b>192.0.2.1</b>']).body;
    expect(await ask(answer)).toEqual({ status: 200, failure: 'dns', detail: 'no address' });
  });
});

describe('signal-uptime', () => {
  const ask = async (...addresses: string[]) =>
    signalUptime(
      { kind: 'signal-uptime', url: (await resolver(resolving(...addresses)))('uptime.signal.org') },
      nodeNet(),
    );

  it('hears the operator say up', async () => {
    expect(await ask('127.0.0.1')).toEqual({ status: 200, grade: 3, detail: 'the operator says up' });
  });

  it('hears the operator say down', async () => {
    expect(await ask('127.0.0.2')).toMatchObject({
      failure: 'no-protocol',
      detail: 'the operator says down',
    });
  });

  it.each([[['192.0.2.1']], [['127.0.0.1', '127.0.0.2']], [[]]])('makes nothing of %j', async (addresses) => {
    expect(await ask(...addresses)).toEqual({ status: 200, grade: 0, detail: 'the operator says nothing' });
  });
});
