// Jobs live and die with the transaction that sends them.
import { defineFact, defineJob } from './job';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import * as z from 'zod';

const greet = defineJob('test.greet', z.object({ name: z.string() }));
const happened = defineFact('test-happened', z.object({ id: z.string() }));

describe('jobs', () => {
  let app: TestApp;
  const greeted: string[] = [];
  const followed: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    app.jobs.handle(greet, async ({ name }) => void greeted.push(name));
    app.jobs.follow(happened, 'left', async ({ id }) => void followed.push(`left ${id}`));
    app.jobs.follow(happened, 'right', async ({ id }) => void followed.push(`right ${id}`));
    for (const { job } of app.jobs.known)
      await app.jobs.boss.createQueue(job.name, { ...job.options, retryBackoff: true });
  });
  afterAll(() => app.close());

  it('keeps a job whose transaction commits, and runs it', async () => {
    await app.source.transaction((tx) => app.jobs.send(tx, greet, { name: 'Camille' }));
    await app.runJobs();
    expect(greeted).toEqual(['Camille']);
  });

  it('forgets a job whose transaction rolls back', async () => {
    const failing = app.source.transaction(async (tx) => {
      await app.jobs.send(tx, greet, { name: 'Personne' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await app.runJobs();
    expect(greeted).not.toContain('Personne');
  });

  it('refuses a job outside a transaction', async () => {
    await expect(app.jobs.send(app.source.manager, greet, { name: 'x' })).rejects.toThrow(
      'inside a transaction',
    );
  });

  it('gives a fact to each room that follows it', async () => {
    await app.source.transaction((tx) => app.jobs.publish(tx, happened, { id: '7' }));
    await app.runJobs();
    expect(followed.sort()).toEqual(['left 7', 'right 7']);
  });
});
