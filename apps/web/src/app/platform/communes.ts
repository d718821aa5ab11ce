// Communes as one types, and how one is named.
import { httpResource } from '@angular/common/http';
import {
  municipality,
  municipalityList,
  territoryPaths,
  type Municipality,
} from '@treize/contract/territories';

/** Communes whose name or postcode begins so; asks nothing for an empty text. Call in an injection context. */
export const communesResource = (letters: () => string) =>
  httpResource(
    () =>
      letters() ? { url: territoryPaths.municipalities, params: { q: letters(), limit: 8 } } : undefined,
    {
      parse: (value) => municipalityList.parse(value),
    },
  );

/** "Saint-Flour (15100)": what tells a commune from its homonyms. */
export const communeLabel = ({ name, postcodes }: Pick<Municipality, 'name' | 'postcodes'>): string =>
  postcodes[0] ? `${name} (${postcodes[0]})` : name;

/** One commune by its code, to name the one an address speaks of; asks nothing without a code. */
export const communeResource = (code: () => string | undefined) =>
  httpResource(() => (code() ? territoryPaths.municipality(code() ?? '') : undefined), {
    parse: (value) => municipality.parse(value),
  });
