import { describe, expect, test } from 'vitest';
import {
  isEverywhere,
  isLoopback,
  lanAddresses,
  networkOf,
  urlOf,
} from '../../../src/room/server/addresses.ts';
import { hostCheck, isOwnOrigin } from '../../../src/room/server/hosts.ts';
import { codeIn } from '../../../src/room/server/landing.ts';
import { TokenBucket } from '../../../src/room/server/limits.ts';

describe('networks', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:0002::ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('the addresses for learners: real networks first, no loopback, no link-local', () => {
    const info = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
      family === 'IPv4'
        ? { address, family, internal, netmask: '', mac: '', cidr: null }
        : { address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 };
    const found = lanAddresses({
      lo: [info('127.0.0.1', 'IPv4', true), info('::1', 'IPv6', true)],
      docker0: [info('172.17.0.1', 'IPv4')],
      wlan0: [info('fe80::2', 'IPv6'), info('2001:db8::5', 'IPv6'), info('192.168.1.5', 'IPv4')],
    });
    expect(found).toEqual(['192.168.1.5', '2001:db8::5', '172.17.0.1']);
  });

  test('where a server is heard', () => {
    expect(['127.0.0.1', 'localhost', '::1', '127.9.9.9'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::'].some(isLoopback)).toBe(false);
    expect(['0.0.0.0', '::'].every(isEverywhere)).toBe(true);
    expect(urlOf('::1', 7777)).toBe('http://[::1]:7777');
    expect(urlOf('192.0.2.7', 80)).toBe('http://192.0.2.7:80');
  });
});

describe('hosts', () => {
  const check = hostCheck('https://spies.example.org', '0.0.0.0', 'Lectern.campus.example');
  test.each([
    ['127.0.0.1:7777', true],
    ['[::1]:7777', true],
    ['[2001:db8::5]', true],
    ['localhost', true],
    ['LOCALHOST:80', true],
    ['lectern.local:7777', true],
    ['lectern:7777', true],
    ['lectern.campus.example', true],
    ['spies.example.org', true],
    ['evil.example', false],
    ['lectern.local.evil.example', false],
    ['127.0.0.1.nip.example', false],
    ['127.0.0.1/../evil', false],
    ['evil.example#127.0.0.1', false],
    ['user@127.0.0.1', false],
    ['', false],
  ])('%s: %s', (host, allowed) => {
    expect(check({ host }) !== undefined).toBe(allowed);
  });

  test('no host at all', () => {
    expect(check({})).toBeUndefined();
  });

  test('origins', () => {
    const host = new URL('http://192.0.2.7:7777');
    const own = (origin: string | undefined) =>
      isOwnOrigin(origin, host, 'https://spies.example.org');
    expect(own(undefined)).toBe(true);
    expect(own('http://192.0.2.7:7777')).toBe(true);
    expect(own('https://spies.example.org')).toBe(true);
    expect(own('http://192.0.2.7')).toBe(false);
    expect(own('http://192.0.2.7:7777, http://evil.example')).toBe(false);
    expect(own('null')).toBe(false);
    expect(own('')).toBe(false);
  });
});

test('codes in addresses, as people type them', () => {
  expect(codeIn('xk7p-2m9q')).toBe('XK7P-2M9Q');
  expect(codeIn('XK7P2M9O')).toBe('XK7P-2M90');
  for (const none of ['', 'XK7P', 'XK7P-2M9Q1', 'XK7P-2M9U', '<b>', '../..'])
    expect(codeIn(none)).toBeUndefined();
});

test('a bucket of tokens: so many at once, then as they come back', () => {
  const bucket = new TokenBucket(10, 3, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 0]);
  expect(bucket.take(0)).toBeCloseTo(100);
  expect(bucket.take(200)).toBe(0);
  expect(bucket.take(100_000)).toBe(0);
});
