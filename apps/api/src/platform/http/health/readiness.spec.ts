// Asking often does not make the checks run often.
import { Readiness } from './readiness';

it('answers a burst of questions with one run, each check told apart', async () => {
  const readiness = new Readiness();
  let runs = 0;
  readiness.add('registration', () => {
    runs++;
    return Promise.resolve();
  });
  readiness.add('database', () => Promise.reject(new Error('gone')));
  const answers = await Promise.all([1, 2, 3].map(() => readiness.run()));
  expect(answers).toEqual(Array(3).fill({ registration: 'ok', database: 'failed' }));
  expect(runs).toBe(1);
});
