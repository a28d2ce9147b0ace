import { beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates } from './test-kit/certificates.ts';
import { failureFrom, INSTANCE, openDoor } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';

const HERE = () => Promise.resolve(['127.0.0.1']);
const METADATA = { version: '18.4.0', enterprise: true };

let made: ReturnType<typeof makeCertificates>;
beforeAll(() => {
  made = makeCertificates('gitlab.test');
});

const startTls = () => startServer((_request, response) => json(response, 200, METADATA), made);

describe("an administrator's own certificate", () => {
  it('makes a server of that authority trusted, for this instance only', async () => {
    const server = await startTls();
    const { door, gitlab } = openDoor(`https://gitlab.test:${server.port}`, { resolve: HERE, connection: { caCertificate: made.ca } });
    expect(await gitlab.readMetadata()).toMatchObject({ version: '18.4.0' });
    expect(gitlab.health().breaker.failures).toBe(0);
    const other = openDoor(`https://gitlab.test:${server.port}`, { resolve: HERE });
    expect(await failureFrom(other.gitlab.readMetadata())).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'tls' });
    await door.close();
  });

  it('does not make a wrong name right', async () => {
    const server = await startTls();
    const { gitlab } = openDoor(`https://other.test:${server.port}`, { resolve: HERE, connection: { caCertificate: made.ca } });
    expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'unreachable', reason: 'tls' });
    const byNumber = openDoor(`https://127.0.0.1:${server.port}`, { connection: { caCertificate: made.ca } });
    expect(await failureFrom(byNumber.gitlab.readMetadata())).toMatchObject({ code: 'unreachable', reason: 'tls' });
    expect(server.seen).toEqual([]);
  });

  it('that is none is named as the field that is wrong', async () => {
    const server = await startTls();
    const { gitlab } = openDoor(`https://gitlab.test:${server.port}`, { resolve: HERE, connection: { caCertificate: '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----' } });
    expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'invalid_input', field: 'caCertificate' });
  });
});

describe('a server that speaks another protocol', () => {
  it('without TLS where TLS is expected is a failure of TLS', async () => {
    const server = await startServer((_request, response) => json(response, 200, METADATA));
    expect(await failureFrom(openDoor(`https://127.0.0.1:${server.port}`).gitlab.readMetadata())).toMatchObject({ code: 'unreachable', reason: 'tls' });
  });

  it('with TLS where none is expected is lost', async () => {
    const server = await startTls();
    expect((await failureFrom(openDoor(`http://127.0.0.1:${server.port}`).gitlab.readMetadata())).code).toMatch(/unreachable|unexpected_answer/);
  });
});
