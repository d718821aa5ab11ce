// What the first step says to each kind of machine.
import { judge } from './preflight.mjs';

const machine = {
  node: 'v24.21.0',
  userAgent: 'npm/10.8.2 node/v20.19.2 linux x64 workspaces/false',
  platform: 'linux',
  arch: 'x64',
  installed: true,
  pinned: true,
  musl: false,
};

it.each([
  ['Node 20.19 and npm 10 with the pinned Node', {}, undefined],
  ['an older Node', { userAgent: 'npm/10.8.2 node/v20.18.0 linux x64' }, 'Node 20.18.0 est trop ancien'],
  ['an older npm', { userAgent: 'npm/9.9.4 node/v20.19.2 linux x64' }, 'npm 9.9.4 est trop ancien'],
  ['no packages', { installed: false, node: 'v20.19.2', pinned: false }, '« npm ci »'],
  [
    'the optional packages left out',
    { node: 'v20.19.2', pinned: false },
    'sans écarter les paquets optionnels',
  ],
  ['a bare node beside the pinned one', { node: 'v20.19.2', userAgent: '' }, 'Lancez « npm start »'],
  ['a musl Linux', { musl: true }, 'glibc'],
  [
    'another system with an old Node',
    { platform: 'darwin', arch: 'arm64', node: 'v22.1.0', pinned: false },
    'installez Node 24',
  ],
])('%s', (_case, differs, sentence) => {
  const { stop } = judge({ ...machine, ...differs });
  if (sentence === undefined) expect(stop).toBeUndefined();
  else expect(stop).toContain(sentence);
});

it('only warns on another system that has Node 24', () => {
  expect(judge({ ...machine, platform: 'darwin', arch: 'arm64' })).toEqual({
    warn: expect.stringContaining('CHROME_PATH') as string,
  });
});
