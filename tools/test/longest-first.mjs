// Order of the suites: the browser's journeys first, which last minutes each, so that no worker ends alone with one of them.
import Sequencer from '@jest/test-sequencer';

const isJourney = ({ context }) => context.config.displayName?.name === 'e2e';

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isJourney), ...sorted.filter((test) => !isJourney(test))];
  }
}
