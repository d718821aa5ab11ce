// The main job, in a real browser with real mail: find, register, sign in, sign the sheet, get the certificate; organise.
import { jest } from '@jest/globals';
import { certificate } from './journey/certificate';
import { doors } from './journey/doors';
import { greeting } from './journey/greeting';
import { halfDay } from './journey/half-day';
import { organising } from './journey/organising';
import { registering } from './journey/registering';
import { Story } from './journey/story';

jest.setTimeout(180_000); // a loaded machine takes its time; a calm one needs a few seconds a step

const story = new Story();
beforeAll(() => story.begin());
afterAll(() => story.end());

describe('registering', () => registering(story));
describe('signing in', () => doors(story));
describe('the door', () => greeting(story));
describe('the half-day', () => halfDay(story));
describe('the certificate', () => certificate(story));
describe('organising', () => organising(story));

it('no page complained: no error of the console, of a script or of the content policy', () => {
  expect(story.visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
});
