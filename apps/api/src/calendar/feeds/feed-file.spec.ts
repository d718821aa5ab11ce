// Tags, compression and what an asker already holds.
import { gunzipSync } from 'node:zlib';
import { BoundedCache } from './bounded-cache';
import { feedFile, isKnown, tagOf, takesGzip } from './feed-file';

const file = feedFile([Buffer.from('BEGIN'), Buffer.from('END')]);

describe('a feed ready to be sent', () => {
  it('compresses the same bytes, under a tag of their own', () => {
    expect(gunzipSync(file.gzip).toString()).toBe('BEGINEND');
    expect(tagOf(file, false)).toMatch(/^"[\w-]{27}"$/);
    expect(tagOf(file, true)).toBe(`"${file.tag}-gzip"`);
  });

  it('has equal tags for equal bytes only', () => {
    expect(feedFile([Buffer.from('BEGINEND')]).tag).toBe(file.tag);
    expect(feedFile([Buffer.from('BEGINEND ')]).tag).not.toBe(file.tag);
  });

  it.each([
    [`"${file.tag}"`, true],
    [`"${file.tag}-gzip"`, true],
    [`W/"${file.tag}"`, true],
    [`"other", "${file.tag}"`, true],
    ['*', true],
    [file.tag, false],
    ['"other"', false],
    [undefined, false],
  ])('If-None-Match: %s is known: %s', (asked, known) => {
    expect(isKnown(file, asked)).toBe(known);
  });

  it.each([
    ['gzip, deflate, br', true],
    ['GZIP;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip; q=0.0, *', false],
    ['identity', false],
    ['', false],
    [undefined, false],
  ])('Accept-Encoding: %s takes gzip: %s', (asked, taken) => {
    expect(takesGzip(asked)).toBe(taken);
  });
});

it('forgets what was asked for longest ago', () => {
  const cache = new BoundedCache<number>(2);
  cache.put('a', 1);
  cache.put('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.put('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([1, undefined, 3, 2]);
});
