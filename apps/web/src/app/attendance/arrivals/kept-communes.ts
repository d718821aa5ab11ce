// The communes that the device keeps for the day, looked up as one types, without the network.
import type { DayPackage } from '@treize/contract/devices';
import type { Municipality } from '@treize/contract/territories';
import { searchKeysOf, searchPrefix } from '@treize/rules/territories/search-key';

const most = 8;

/** Gives the first communes whose name or postcode begins so; their keys are folded once, at the first search. */
export function keptCommunes(kept: DayPackage['municipalities']): (letters: string) => Municipality[] {
  let folded: { commune: Municipality; keys: string[] }[] | undefined;
  return (letters) => {
    const prefix = searchPrefix(letters);
    if (prefix === '') return [];
    folded ??= kept.map(({ code, name, postcode }) => ({
      commune: communeOf(code, name, postcode),
      keys: searchKeysOf(name, [postcode]),
    }));
    const found = folded.filter(({ keys }) => keys.some((key) => key.startsWith(prefix)));
    return found.slice(0, most).map(({ commune }) => commune);
  };
}

/** What the device does not keep of a commune stays empty: nothing asks for it here. */
const communeOf = (code: string, name: string, postcode: string): Municipality => ({
  code,
  name,
  postcodes: [postcode],
  departmentCode: code.slice(0, code.startsWith('97') || code.startsWith('98') ? 3 : 2),
  departmentName: '',
  regionCode: '',
  regionName: '',
  epciCode: null,
  epciName: null,
  programmes: [],
});
