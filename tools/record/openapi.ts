// The OpenAPI document of the whole application, and the check that none of its schemas is empty.
import { AppModule } from '@treize/api/app.module';
import { readConfig } from '@treize/api/platform/config';
import { createAdapter } from '@treize/api/platform/http/server/server';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

export async function openApiDocument(databaseUrl: string): Promise<OpenAPIObject> {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:2',
    PUBLIC_URL: 'https://treize.example',
    SECRET: 'only to describe the routes, never to sign',
    SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
    MAIL_DOMAIN: 'mail.treize.example',
    LOG_LEVEL: 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(config, 'http'),
    createAdapter(config),
    {
      logger: false,
      abortOnError: false,
    },
  );
  await app.init();
  const description = new DocumentBuilder()
    .setTitle('Treize')
    .setVersion('1')
    .addCookieAuth('__Host-treize')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  await app.close();
  return document;
}

const isEmpty = (schema: unknown): boolean =>
  schema === undefined || (typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0);

/** Places where the document gives a schema that says nothing. */
export function emptySchemas(document: OpenAPIObject): string[] {
  const found: string[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(
      item as Record<string, OpenAPIObject['paths'][string]['get']>,
    )) {
      if (!operation || typeof operation !== 'object' || !('responses' in operation)) continue;
      const place = `${method.toUpperCase()} ${path}`;
      for (const parameter of operation.parameters ?? [])
        if ('in' in parameter && isEmpty(parameter.schema))
          found.push(`${place} parameter ${parameter.name}`);
      const body =
        operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : {};
      for (const content of Object.values(body)) if (isEmpty(content.schema)) found.push(`${place} body`);
      for (const [status, response] of Object.entries(operation.responses)) {
        const contents = response && 'content' in response ? Object.values(response.content ?? {}) : [];
        for (const content of contents) if (isEmpty(content.schema)) found.push(`${place} answer ${status}`);
      }
    }
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    if (isEmpty(schema)) found.push(`component ${name}`);
  return found;
}
