// The HTTP border without any room: health, unknown routes, oversized and malformed bodies.
import { startTestApp, type TestApp } from '../../test-app.fixture';

describe('the HTTP border', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('says that it lives, with security headers and a request id', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/health/live' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok', checks: {} });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  });

  it('protects every answer alike, a refusal too', async () => {
    const answers = await Promise.all(
      ['/api/health/live', '/api/nothing-here'].map((url) => app.inject({ method: 'GET', url })),
    );
    for (const { headers } of answers)
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'cross-origin-opener-policy': 'same-origin',
      });
  });

  it('answers an unknown route with a problem', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/nothing-here' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 });
  });
});
