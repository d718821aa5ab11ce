// Addresses of one customer are one network.
import { isProxyRange, networkOf } from './network';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it.each([
  ['10.0.0.0/8', true],
  ['127.0.0.1', true],
  ['2001:db8::/32', true],
  ['loopback', true],
  ['proxy.example', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/8/8', false],
  ['', false],
])('%s is a proxy range: %s', (text, expected) => {
  expect(isProxyRange(text)).toBe(expected);
});
