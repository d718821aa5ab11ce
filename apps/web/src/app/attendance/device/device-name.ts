// How a person would call this browser: "Chrome sur Android", as the list of what could not be placed names it.

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux|X11|CrOS/, 'Linux'],
];

const named = (names: [RegExp, string][], agent: string): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

export function deviceName(agent: string): string {
  const [browser, system] = [named(browsers, agent) ?? 'Navigateur', named(systems, agent)];
  return system ? `${browser} sur ${system}` : browser;
}
