// Routes of the catalogue. The pages of tracks, which show sessions, are in the room `sessions`.
import { Controller, Get } from '@nestjs/common';
import { moduleList, themeList, trackPaths } from '@treize/contract/tracks';
import { DataSource } from 'typeorm';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { publishedModules, themes } from './tracks.queries';

@Controller()
export class TracksController {
  constructor(private readonly source: DataSource) {}

  @Get(trackPaths.themes)
  @Permit('public')
  @Answers(themeList)
  themes() {
    return themes(this.source.manager);
  }

  @Get(trackPaths.modules)
  @Permit('public')
  @Answers(moduleList)
  modules() {
    return publishedModules(this.source.manager);
  }
}
