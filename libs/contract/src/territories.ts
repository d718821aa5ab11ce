// Territories: regions, départements, communes.
import * as z from 'zod';
import { departmentCode, epciCode, municipalityCode, regionCode } from './fields';

export const programmes = ['PVD', 'ACV'] as const;
export type Programme = (typeof programmes)[number];

export const region = z.object({ code: regionCode, name: z.string(), metropolitan: z.boolean() });
export const department = z.object({ code: departmentCode, name: z.string(), regionCode });
export const municipality = z.object({
  code: municipalityCode,
  name: z.string(),
  departmentCode,
  departmentName: z.string(),
  regionCode,
  regionName: z.string(),
  epciCode: epciCode.nullable(),
  epciName: z.string().nullable(),
  postcodes: z.array(z.string()),
  programmes: z.array(z.enum(programmes)),
});
export type Region = z.output<typeof region>;
export type Department = z.output<typeof department>;
export type Municipality = z.output<typeof municipality>;

export const municipalityQuery = z.object({
  q: z.string().trim().min(1).max(80).describe('first letters of the name, or of a postcode'),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
export const regionList = z.array(region);
export const departmentList = z.array(department);
export const municipalityList = z.array(municipality);

export const territoryPaths = {
  regions: '/api/regions',
  departments: '/api/departments',
  municipalities: '/api/municipalities',
  municipality: (code: string) => `/api/municipalities/${code}`,
} as const;
