// Lint rules made from the order of the rooms: an API room imports only rooms to its left, a web room only the others' calls.
import { readdirSync } from 'node:fs';
import { rooms } from './rooms.mjs';

const forbid = (group, message) => ({ group, message });
const restricted = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const inRoom = (names) =>
  names.flatMap((name) => [`../${name}/*`, `../**/${name}/*`, `@treize/api/${name}/*`]);

const roomOfApi = (room, index) => ({
  files: [`apps/api/src/${room}/**/*.ts`],
  ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
  rules: restricted(
    [
      forbid(
        inRoom(rooms.slice(index + 1)),
        `${room} may only import the rooms to its left (tools/rooms.mjs)`,
      ),
      forbid(
        ['**/app.module', '**/entities', '**/main', '**/worker'],
        'a room does not know the application',
      ),
    ].filter(({ group }) => group.length > 0),
  ),
});

export const apiRoomRules = [
  ...rooms.map(roomOfApi),
  {
    files: ['apps/api/src/platform/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: restricted([forbid(inRoom(rooms), 'the machine room knows no room')]),
  },
];

const webRooms = readdirSync(new URL('../apps/web/src/app', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'platform')
  .map(({ name }) => name);

const roomOfWeb = (room) => {
  const others = webRooms.filter((name) => name !== room);
  return {
    files: [`apps/web/src/app/${room}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: restricted([
      forbid(
        others.flatMap((name) => [
          `../${name}/*`,
          `../**/${name}/*`,
          `!../${name}/*-api`,
          `!../**/${name}/*-api`,
        ]),
        `${room} may only import other rooms' *-api files`,
      ),
    ]),
  };
};

export const webRoomRules = [
  ...webRooms.map(roomOfWeb),
  {
    files: ['apps/web/src/app/platform/**/*.ts'],
    rules: restricted([forbid(inRoom(webRooms), 'the web platform knows no room')]),
  },
];
