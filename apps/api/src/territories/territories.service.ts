// Reads of the reference territories.
import { Injectable } from '@nestjs/common';
import type { Department, Municipality, Region } from '@treize/contract/territories';
import { searchPrefix } from '@treize/rules/territories/search-key';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import {
  findMunicipalities,
  listDepartments,
  listRegions,
  searchMunicipalities,
} from './territories.queries';

@Injectable()
export class TerritoriesService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  regions(): Promise<Region[]> {
    return listRegions(this.source.manager);
  }

  departments(): Promise<Department[]> {
    return listDepartments(this.source.manager);
  }

  /** Communes whose name or postcode begins with what is typed, the likeliest first. */
  async search(typed: string, limit: number): Promise<Municipality[]> {
    const prefix = searchPrefix(typed);
    return prefix === '' ? [] : searchMunicipalities(this.source.manager, this.clock.now(), prefix, limit);
  }

  /** One commune of today's list. @throws Refusal not-found */
  async municipality(code: string): Promise<Municipality> {
    const [found] = await findMunicipalities(this.source.manager, this.clock.now(), [code]);
    if (!found) throw new Refusal('not-found');
    return found;
  }
}
