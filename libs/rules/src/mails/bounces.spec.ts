// Delivery reports: which ones say that an address is wrong.
import { blockCause, bounceOf } from './bounces';

describe('[7.6-42] bounceOf', () => {
  it.each([
    ['5.1.1', 'HARD'],
    ['5.1.2', 'HARD'],
    ['5.1.10', 'HARD'],
    ['5.2.1', 'HARD'],
    ['5.2.2', 'SOFT'],
    ['4.4.7', 'SOFT'],
    ['4.2.2', 'SOFT'],
    ['5.7.1', 'POLICY'],
    ['5.7.26', 'POLICY'],
    ['5.1.8', 'POLICY'],
    ['5.3.4', 'POLICY'],
    ['5.6.0', 'POLICY'],
    ['5.4.4', 'SOFT'],
    ['5.0.0', 'SOFT'],
    ['', 'SOFT'],
  ] as const)('%s means %s', (status, bounce) => {
    expect(bounceOf(status, 'refused')).toBe(bounce);
  });

  it.each([
    ['5.0.0', 'User unknown in virtual mailbox table'],
    ['5.4.1', 'Recipient address rejected: Access denied'],
    ['5.5.0', 'Requested action not taken: mailbox not found'],
  ])('%s means HARD when the text says that nobody is there', (status, text) => {
    expect(bounceOf(status, text)).toBe('HARD');
  });

  it('never blames the address when our message was refused, whatever the text', () => {
    expect(bounceOf('5.7.1', 'user unknown')).toBe('POLICY');
  });
});

describe('blockCause', () => {
  it.each([
    ['HARD', '5.1.1', 0, 'HARD'],
    ['SOFT', '5.2.2', 2, null],
    ['SOFT', '5.2.2', 3, 'FULL'],
    ['SOFT', '4.2.2', 3, 'FULL'],
    ['SOFT', '4.4.7', 9, null],
    ['POLICY', '5.7.1', 9, null],
  ] as const)('%s %s after %i full: %s', (bounce, status, full, cause) => {
    expect(blockCause(bounce, status, full)).toBe(cause);
  });
});
