// Nothing decided is lost: order, retry with the same key, survival of a reload.
import { Outbox, restored, type Command, type Deliver, type Store } from './outbox';

const person = '01890a5d-ac96-774b-bcce-b302099a8057';
const mark = (id: string): Command => ({
  kind: 'mark',
  state: 'sending',
  body: {
    id,
    registrationId: person,
    state: 'PRESENT',
    lateMinutes: 0,
    earlyMinutes: 0,
    deviceAt: '2027-01-12T08:30:00.000Z',
  },
});
const first = mark('01890a5d-ac96-774b-bcce-b302099a8001');
const second = mark('01890a5d-ac96-774b-bcce-b302099a8002');

function memory(): Store & { content: Map<string, string> } {
  const content = new Map<string, string>();
  return {
    content,
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => void content.set(key, value),
    removeItem: (key) => void content.delete(key),
  };
}

function anOutbox(deliver: Deliver, store = memory()) {
  const seen: { waiting: readonly Command[] } = { waiting: [] };
  const outbox = new Outbox(deliver, store, 'sheet', (commands) => (seen.waiting = commands));
  return { outbox, store, seen };
}

it('sends in order, one at a time, and forgets what was taken', async () => {
  const sent: string[] = [];
  const { outbox, store, seen } = anOutbox(async ({ body }) => {
    sent.push(body.id);
    return 'sent';
  });
  await Promise.all([outbox.add(first), outbox.add(second)]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toEqual([first.body.id, second.body.id]);
  expect(seen.waiting).toEqual([]);
  expect(store.content.size).toBe(0);
});

it('keeps everything when the network fails, and sends again with the same key', async () => {
  const tried: string[] = [];
  let network = false;
  const { outbox, seen, store } = anOutbox(async ({ body }) => {
    tried.push(body.id);
    return network ? 'sent' : 'failed';
  });
  await outbox.add(first);
  expect(seen.waiting.map(({ state }) => state)).toEqual(['failed']);
  expect(restored(store, 'sheet')).toHaveLength(1);

  network = true;
  await outbox.retry();
  expect(tried).toEqual([first.body.id, first.body.id]);
  expect(seen.waiting).toEqual([]);
});

it('drops what the server refuses and goes on', async () => {
  const { outbox, seen } = anOutbox(async ({ body }) => (body.id === first.body.id ? 'refused' : 'sent'));
  await Promise.all([outbox.add(first), outbox.add(second)]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(seen.waiting).toEqual([]);
});

it('starts with what an earlier visit left, and ignores what cannot be read', () => {
  const store = memory();
  store.setItem('sheet', JSON.stringify([first]));
  expect(anOutbox(async () => 'sent', store).seen.waiting).toEqual([{ ...first, state: 'failed' }]);
  store.setItem('sheet', '[{"kind":"other"}]');
  expect(restored(store, 'sheet')).toEqual([]);
});
