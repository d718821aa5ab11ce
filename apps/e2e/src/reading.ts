// How a page reads: what axe finds, its structure, what a narrow screen loses, what the keyboard reaches.
import axe, { type NodeResult, type Result } from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Waits until the page has its heading, its content and nothing left to load. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
}

/** One line a violation: the rule, the element, what is wrong; axe comes by the debugger, which no policy holds back. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const options = JSON.stringify({
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
    preload: false,
  });
  const found = await page.evaluate<Result[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }: NodeResult) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

export interface Structure {
  title: string;
  lang: string;
  headings: number;
  landmarks: Record<'main' | 'banner' | 'contentinfo' | 'navigation', number>;
}

export async function structureOf(page: Page): Promise<Structure> {
  const count = (role: 'main' | 'banner' | 'contentinfo') => page.getByRole(role).count();
  return {
    title: await page.title(),
    lang: (await page.locator('html').getAttribute('lang')) ?? '',
    headings: await page.getByRole('heading', { level: 1 }).count(),
    landmarks: {
      main: await count('main'),
      banner: await count('banner'),
      contentinfo: await count('contentinfo'),
      navigation: await page.getByRole('navigation', { name: 'Menu principal' }).count(),
    },
  };
}

/** What sticks out of the screen on the right, the widest first: a person would have to scroll sideways. */
export const sidewaysScroll = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map(
        (one) =>
          `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} ${Math.round(one.getBoundingClientRect().right)}`,
      )
      .slice(0, 5);
  });

/** Everything wrong with a page as it stands: wide and light, zoomed, on a phone in the dark; put back as it was. */
export async function faultsOf(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  const at = async (width: number, height: number, read: typeof violations): Promise<string[]> => {
    await page.setViewportSize({ width, height });
    return (await read(page)).map((fault) => `${width} px: ${fault}`);
  };
  const inTheDark = async (): Promise<string[]> => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const found = await violations(page);
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  };
  const faults = [
    ...(await at(1280, 900, violations)),
    ...(await at(640, 450, sidewaysScroll)), // 1280 px seen at 200 %
    ...(await at(390, 844, inTheDark)),
    ...(await at(320, 640, sidewaysScroll)),
  ];
  await page.setViewportSize(before);
  return faults;
}

export interface Walked {
  reached: string[];
  /** Interactive and in sight, but never given the focus. */
  missed: string[];
  /** Reached before what stands before it in the page. */
  disordered: string[];
  /** Focused without an outline. */
  unseen: string[];
}

/** Presses Tab from the top of the page to its end. */
export async function walkByKeyboard(page: Page): Promise<Walked> {
  const expected = await page.evaluate(numberStops);
  const steps: { at: number; seen: boolean }[] = [];
  // a date has several parts: the presses are more than the stops
  for (let presses = 0; presses <= expected.length + 20; presses++) {
    await page.keyboard.press('Tab');
    // What draws the focus (the ring of the map) is there with the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    const step = await page.evaluate(readFocus);
    if (!step) break;
    steps.push(step);
  }
  const nameOf = (at: number): string => expected[at] ?? `unexpected (${at})`;
  const ranks = steps.map(({ at }) => at);
  const isSeen = (at: number): boolean => steps.some((step) => step.at === at && step.seen);
  return {
    reached: [...new Set(ranks)].map(nameOf),
    missed: expected.filter((_, at) => !ranks.includes(at)),
    disordered: ranks.filter((at, index) => index > 0 && at < (ranks[index - 1] ?? 0)).map(nameOf),
    unseen: [...new Set(ranks)].filter((at) => !isSeen(at)).map(nameOf),
  };
}

/** In the page: numbers what the keyboard should reach (one stop for a group of radios), and names each. */
function numberStops(): string[] {
  const choice =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, iframe, [tabindex="0"]';
  const groups = new Set<string>();
  const stops = [...document.querySelectorAll(choice)].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('[inert]')) return false;
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio' || one.name === '') return true;
    const isFirst = !groups.has(one.name);
    groups.add(one.name);
    return isFirst;
  });
  stops.forEach((one, at) => one.setAttribute('data-stop', String(at)));
  return stops.map((one) => one.outerHTML.slice(0, 120));
}

/** In the page: what has the focus, and whether it, what is around it or its outline on the map shows it. */
function readFocus(): { at: number; seen: boolean } | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const around: Element[] = [...focused.querySelectorAll('*')];
  for (let one: Element | null = focused; one && one !== document.body; one = one.parentElement)
    around.push(one);
  const isOutlined = around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const drawn = focused.closest('svg')?.querySelector('.ring');
  // Of a frame, it is the document inside that has the focus: nothing outside can show it.
  const isFrame = focused instanceof HTMLIFrameElement;
  return {
    at: Number(focused.getAttribute('data-stop') ?? -1),
    seen: isOutlined || Boolean(drawn) || isFrame,
  };
}
