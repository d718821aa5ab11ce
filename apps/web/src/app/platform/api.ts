// Commands to the API: awaited, answered through the contract's schema, or `Refused`.
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf, Refused } from './refused';

/** The part of a Zod schema that commands use. */
export interface Parser<T> {
  parse(value: unknown): T;
}

@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(path: string, schema: Parser<T>): Promise<T> {
    return this.send('GET', path, undefined, schema, {});
  }

  /** @throws Refused */
  post<T>(path: string, body: unknown, schema: Parser<T>, headers: Record<string, string> = {}): Promise<T> {
    return this.send('POST', path, body, schema, headers);
  }

  put<T>(path: string, body: unknown, schema: Parser<T>): Promise<T> {
    return this.send('PUT', path, body, schema, {});
  }

  delete<T>(path: string, schema: Parser<T>): Promise<T> {
    return this.send('DELETE', path, undefined, schema, {});
  }

  private async send<T>(
    method: string,
    path: string,
    body: unknown,
    schema: Parser<T>,
    headers: Record<string, string>,
  ): Promise<T> {
    const answer = await firstValueFrom(this.http.request<unknown>(method, path, { body, headers })).catch(
      (error: unknown) => {
        throw new Refused(problemOf(error));
      },
    );
    return schema.parse(answer);
  }
}
