import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { z } from 'zod';
import { AppError } from '../rules/app-error.ts';

const Certificates = z.array(z.string());

/** The certificates that the operating system trusts, where this runtime can say (Node 22.15 and later); else none. */
export const systemCertificates = (): string[] => {
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  return typeof read === 'function' ? Certificates.parse(Reflect.apply(read, tls, ['system'])) : [];
};

/** The certificates in a PEM text. Fails `invalid_input` on `caCertificate` where there is none, or one is damaged. */
const certificatesIn = (pem: string): string[] => {
  const wrong = (): AppError => new AppError({ code: 'invalid_input', field: 'caCertificate', rule: 'certificate' });
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (found === null) throw wrong();
  try {
    return found.map((text) => new X509Certificate(text).toString());
  } catch {
    // OpenSSL's words help nobody; and left to it, it would skip the damaged one in silence.
    throw wrong();
  }
};

/**
 * Whom one instance's connections trust: the built-in and the system's authorities, and the administrator's own certificates
 * for this instance. Fails `invalid_input` on `caCertificate`.
 */
export const trustFor = (caCertificate: string | null, system: readonly string[]): tls.SecureContext => {
  const own = caCertificate === null ? [] : certificatesIn(caCertificate);
  return tls.createSecureContext({ ca: [...tls.rootCertificates, ...system, ...own], minVersion: 'TLSv1.2' });
};
