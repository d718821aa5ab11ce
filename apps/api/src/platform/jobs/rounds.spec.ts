// Rounds: in the worker only, at once and then again, one at a time, whatever fails, until the process stops.
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Rounds } from './rounds.service';

const silent = () => undefined;
const many = 50;

describe('rounds', () => {
  const logged: string[] = [];
  beforeAll(() =>
    Logger.overrideLogger({ log: silent, warn: silent, error: (line: string) => logged.push(line) }),
  );
  afterAll(() => Logger.overrideLogger(['error', 'fatal']));

  it('are made by the worker alone: at once, then again, until it stops', async () => {
    const made = { http: 0, both: 0, worker: 0 };
    for (const role of ['http', 'both'] as const)
      new Rounds(role).start(role, 1, async () => void made[role]++);
    const rounds = new Rounds('worker');
    const again = Promise.withResolvers<void>();
    rounds.start('test', 1, async () => {
      made.worker++;
      if (made.worker === 3) again.resolve();
    });
    expect(made.worker).toBe(1);
    await again.promise;
    rounds.onModuleDestroy();
    const atStop = made.worker;
    await sleep(many);
    expect(made).toEqual({ http: 0, both: 0, worker: atStop });
  });

  it('are made one at a time, each kind apart; one that fails is logged by its name and made again', async () => {
    const rounds = new Rounds('worker');
    const gate = Promise.withResolvers<void>();
    const again = Promise.withResolvers<void>();
    let long = 0;
    let failing = 0;
    rounds.start('long', 1, async () => {
      long++;
      await gate.promise;
    });
    rounds.start('failing', 1, () => {
      failing++;
      if (failing === 3) again.resolve();
      throw new Error('refused');
    });
    await again.promise;
    expect(long).toBe(1);
    expect(logged[0]).toBe('failing will be tried again: refused');
    gate.resolve();
    await sleep(many);
    rounds.onModuleDestroy();
    expect(long).toBeGreaterThan(1);
  });
});
