// PostgreSQL through TypeORM: explicit entities and migrations, no synchronisation, bounded waits.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions, EntityTarget, ObjectLiteral } from 'typeorm';
import { migrations } from '../../migrations/index';
import { Clock } from '../clock';
import type { Config } from '../config';

export type Entities = EntityTarget<ObjectLiteral>[];

/**
 * Settings of the one data source. Statements are cut at 10 s and lock waits at 3 s,
 * so that a request never hangs behind another.
 */
export const databaseOptions = (url: string, poolSize: number, entities: Entities): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: entities as never[],
  migrations,
  migrationsTableName: 'schema_migrations',
  synchronize: false,
  poolSize,
  uuidExtension: 'pgcrypto',
  installExtensions: false,
  extra: {
    connectionTimeoutMillis: 3000,
    options:
      '-c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC',
  },
});

@Global()
@Module({})
export class DatabaseModule {
  static forRoot(config: Config, entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(config.DATABASE_URL, config.DATABASE_POOL, entities),
          retryAttempts: 0,
        }),
      ],
      providers: [Clock],
      exports: [Clock],
    };
  }
}
