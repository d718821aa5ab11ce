// Public routes of sessions and of the tracks they make up.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import {
  regionAgendaList,
  sessionList,
  sessionPage,
  sessionPaths,
  sessionQuery,
} from '@treize/contract/sessions';
import { track, trackList, trackPaths } from '@treize/contract/tracks';
import type * as z from 'zod';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { SessionsService } from './sessions.service';

@Controller()
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get(sessionPaths.sessions)
  @Permit('public')
  @Answers(sessionList)
  list(@Query({ schema: sessionQuery }) query: z.output<typeof sessionQuery>) {
    return this.sessions.list(query);
  }

  @Get(sessionPaths.regionAgendas)
  @Permit('public')
  @Answers(regionAgendaList)
  regions() {
    return this.sessions.regions();
  }

  @Get(sessionPaths.session(':sessionId'))
  @Permit('public')
  @Answers(sessionPage)
  page(@Param('sessionId', { schema: id }) sessionId: string) {
    return this.sessions.page(sessionId);
  }

  @Get(trackPaths.tracks)
  @Permit('public')
  @Answers(trackList)
  tracks() {
    return this.sessions.tracks();
  }

  @Get(trackPaths.track(':trackId'))
  @Permit('public')
  @Answers(track)
  track(@Param('trackId', { schema: id }) trackId: string) {
    return this.sessions.track(trackId);
  }
}
