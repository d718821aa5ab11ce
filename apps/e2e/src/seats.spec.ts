// The seats in a real browser with real mail: a binôme, the line and its offers, the mairie, the organiser, another date.
import { jest } from '@jest/globals';
import { Story } from './journey/story';
import { desk } from './seats/desk';
import { line } from './seats/line';
import { mairie } from './seats/mairie';
import { pair } from './seats/pair';
import { Scene } from './seats/scene';
import { transfer } from './seats/transfer';

jest.setTimeout(180_000);

const story = new Story();
const scene = new Scene(story);
beforeAll(async () => {
  await story.begin();
  await scene.open();
});
afterAll(() => story.end());

describe('a binôme on a phone', () => pair(scene));
describe('a full session', () => line(scene));
describe('a town hall', () => mairie(scene));
describe('the organiser', () => desk(scene));
describe('another date', () => transfer(scene));

it('no page complained: no error of the console, of a script or of the content policy', () => {
  expect(story.visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});
