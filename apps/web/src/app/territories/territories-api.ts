// Reads of the territories: regions and départements.
import { httpResource } from '@angular/common/http';
import { departmentList, regionList, territoryPaths } from '@treize/contract/territories';

/** Every region, by name. Call in an injection context. */
export const regionsResource = () =>
  httpResource(() => territoryPaths.regions, { parse: (value) => regionList.parse(value), defaultValue: [] });

/** Every département with its region. Call in an injection context. */
export const departmentsResource = () =>
  httpResource(() => territoryPaths.departments, {
    parse: (value) => departmentList.parse(value),
    defaultValue: [],
  });
