// Invitations that close the loop, in a real browser with real mail both ways: answers, a new date, bounces, mailings.
import { jest } from '@jest/globals';
import { agenda } from './answers/agenda';
import { desk } from './answers/desk';
import { mailing } from './answers/mailing';
import { newDate } from './answers/new-date';
import { replies } from './answers/replies';
import { returned } from './answers/returned';
import { Story } from './journey/story';
import { Scene } from './seats/scene';

jest.setTimeout(180_000);

const story = new Story();
const scene = new Scene(story);
beforeAll(async () => {
  await story.begin();
  await scene.open();
});
afterAll(() => story.end());

describe('an answer from a calendar program', () => replies(scene));
describe('a new date', () => newDate(scene));
describe('a mailbox that does not exist', () => returned(scene));
describe('a message to many', () => mailing(scene));
describe('the agenda one subscribes to', () => agenda(scene));
describe('the pages about mail', () => desk(scene));

it('no page complained: no error of the console, of a script or of the content policy', () => {
  expect(story.visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});
