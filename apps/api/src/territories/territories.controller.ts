// Public routes of the reference territories.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { municipalityCode } from '@treize/contract/fields';
import {
  departmentList,
  municipality,
  municipalityList,
  municipalityQuery,
  regionList,
} from '@treize/contract/territories';
import type * as z from 'zod';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { TerritoriesService } from './territories.service';

@Controller('api')
export class TerritoriesController {
  constructor(private readonly territories: TerritoriesService) {}

  @Get('regions')
  @Permit('public')
  @Answers(regionList)
  regions() {
    return this.territories.regions();
  }

  @Get('departments')
  @Permit('public')
  @Answers(departmentList)
  departments() {
    return this.territories.departments();
  }

  @Get('municipalities')
  @Permit('public')
  @Answers(municipalityList)
  municipalities(@Query({ schema: municipalityQuery }) { q, limit }: z.output<typeof municipalityQuery>) {
    return this.territories.search(q, limit);
  }

  @Get('municipalities/:code')
  @Permit('public')
  @Answers(municipality)
  municipality(@Param('code', { schema: municipalityCode }) code: string) {
    return this.territories.municipality(code);
  }
}
