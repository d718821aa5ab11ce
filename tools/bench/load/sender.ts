// The client process: opens its connections, waits for the word, sends, then tells what it saw.
import type { LoadPlan, Seen } from './plan.ts';
import { openConnections, PacedSender, sendSteadily, type Exchange } from './paces.ts';
import { requestsOf } from './requests.ts';

function seenOf({ request, at, took, answer }: Exchange): Seen {
  const { ask, sessionId, email } = request;
  const seen: Seen = { ask, at, took, status: answer.status, code: 'none', sessionId, email };
  if (answer.status === 0) return { ...seen, code: answer.body };
  if (ask !== 'register' && !answer.isProblem) return seen;
  const body = JSON.parse(answer.body) as Pick<Seen, 'registrationId' | 'number' | 'outcome' | 'rank'> & {
    code?: string;
  };
  if (answer.isProblem) return { ...seen, code: body.code ?? 'none' };
  const { registrationId, number, outcome, rank } = body;
  return Object.assign(seen, { registrationId, number, outcome, rank });
}

async function prepared(plan: LoadPlan): Promise<() => Promise<Exchange[]>> {
  const { pace } = plan;
  const next = requestsOf(plan.asks);
  if (pace.kind === 'paced') return () => new PacedSender(plan, next).send(pace.perSecond, pace.count);
  const connections = await openConnections(plan);
  return () => sendSteadily(connections, next, pace.seconds);
}

process.once('message', (plan: LoadPlan) => {
  void prepared(plan).then((send) => {
    process.once('message', () => {
      void send().then((exchanges) => process.send?.(exchanges.map(seenOf), () => process.exit(0)));
    });
    process.send?.('ready');
  });
});
